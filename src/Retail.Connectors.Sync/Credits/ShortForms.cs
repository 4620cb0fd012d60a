using System.Buffers;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Sync.Credits;

/// <summary>Tells the keys that this library writes from what people and ERPs write in their place.</summary>
internal static class ShortForms
{
    private const int HashLength = 13;

    private static readonly SearchValues<char> Base32 = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

    /// <summary>True if a text looks like the short form of an effect key: a prefix, a dash, and thirteen characters of its alphabet.</summary>
    public static bool IsOne(string text) =>
        text.Length is > HashLength + 1 and <= EffectKey.ShortFormLength && text[^(HashLength + 1)] == '-'
        && text.AsSpan(text.Length - HashLength).IndexOfAnyExcept(Base32) < 0
        && text.All(static character => character == '-' || char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character));
}
