using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Effects;

/// <summary>
/// The name of one effect, from business identity and target: <c>shop-us/order/1234/submit@erp-us</c>, with
/// <c>/part-2</c> if an order is split and <c>#2</c> for a second generation, which needs a recorded reason.
/// </summary>
[JsonConverter(typeof(EffectKeyJsonConverter))]
public readonly record struct EffectKey
{
    /// <summary>Longest short form.</summary>
    public const int ShortFormLength = 32;

    private const int HashLength = 13;
    private const string Base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private EffectKey(EntityRef source, string verb, SystemName target, string part, int generation)
    {
        Source = source;
        Verb = verb;
        Target = target;
        Part = part;
        Generation = generation;
    }

    /// <summary>The record whose state asks for the effect.</summary>
    public EntityRef Source { get; }

    /// <summary>What is done, for example <c>submit</c>.</summary>
    public string Verb { get; }

    /// <summary>Where it is done.</summary>
    public SystemName Target { get; }

    /// <summary>Which of several documents; empty for the only one.</summary>
    public string Part { get; }

    /// <summary>1 for the first; more only for a recorded reason.</summary>
    public int Generation { get; }

    /// <summary>Names an effect.</summary>
    /// <exception cref="ArgumentException">Verb or part hold one of <c>/ @ #</c> or are not plain words.</exception>
    public static EffectKey For(EntityRef source, string verb, SystemName target, string part = "", int generation = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(verb);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentOutOfRangeException.ThrowIfLessThan(generation, 1);
        if (verb.AsSpan().ContainsAny("/@#") || part.AsSpan().ContainsAny("/@#"))
        {
            throw new ArgumentException($"'{verb}' and '{part}' must not hold any of / @ #: they are parts of the key.", nameof(verb));
        }

        return new EffectKey(source, verb, target, part, generation);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no effect key.</exception>
    public static EffectKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        var slash = at < 0 ? -1 : text.LastIndexOf('/', at);
        if (slash <= 0)
        {
            throw new FormatException($"'{text}' is no effect key: expected system/kind/id/verb@target.");
        }

        var rest = text[(at + 1)..];
        var generation = 1;
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
        {
            generation = int.Parse(rest.AsSpan(hash + 1), System.Globalization.CultureInfo.InvariantCulture);
            rest = rest[..hash];
        }

        var part = rest.IndexOf('/', StringComparison.Ordinal);
        return For(
            EntityRef.Parse(text[..slash]),
            text[(slash + 1)..at],
            new SystemName(part < 0 ? rest : rest[..part]),
            part < 0 ? string.Empty : rest[(part + 1)..],
            generation);
    }

    /// <summary>
    /// At most 32 characters of <c>A–Z 0–9 -</c>: a readable prefix and 65 bits of SHA-256 over the whole key.
    /// This is what is stored in the target document.
    /// </summary>
    public string ShortForm()
    {
        var full = ToString();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(full));
        Span<char> buffer = stackalloc char[ShortFormLength];
        var length = WritePrefix(full.AsSpan(0, full.IndexOf('@', StringComparison.Ordinal)), buffer[..(ShortFormLength - HashLength - 1)]);
        buffer[length++] = '-';
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        for (var i = 0; i < HashLength - 1; i++)
        {
            buffer[length++] = Base32[(int)(bits >> 59)];
            bits <<= 5;
        }

        buffer[length++] = Base32[(int)(bits >> 59) | (hash[8] >> 7)];
        return new string(buffer[..length]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var part = string.IsNullOrEmpty(Part) ? string.Empty : "/" + Part;
        var generation = Generation > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#{Generation}") : string.Empty;
        return $"{Source}/{Verb}@{Target}{part}{generation}";
    }

    private static int WritePrefix(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var character in text)
        {
            var next = char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '-';
            if (length == buffer.Length || (next == '-' && (length == 0 || buffer[length - 1] == '-')))
            {
                continue;
            }

            buffer[length++] = next;
        }

        return length > 0 && buffer[length - 1] == '-' ? length - 1 : length;
    }
}
