using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Tells which effect made a sales order, by the short form of the key that it carries.</summary>
internal static class Submissions
{
    private const int MostGenerations = 5;
    private const int MostParts = 9;

    /// <param name="order">The order in the shop.</param>
    /// <param name="document">The sales order.</param>
    /// <param name="words">Words that may name a part of the order, for example those of the order flow's memo. Others do no harm.</param>
    /// <returns>The key; null if the document was not made by submitting this order.</returns>
    public static EffectKey? KeyOf(EntityRef order, SalesOrder document, ImmutableArray<string> words)
    {
        foreach (var key in Candidates(order, document.Ref.System, words))
        {
            if (key.ShortForm() == document.Key)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>The words of a memo, whatever flow wrote it.</summary>
    public static ImmutableArray<string> WordsOf(string? memo) =>
    [
        .. (memo ?? string.Empty).Split([';', ':', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Uri.UnescapeDataString).Where(word => !word.AsSpan().ContainsAny("/@#")).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<EffectKey> Candidates(EntityRef order, SystemName erp, ImmutableArray<string> words) =>
        from part in words.Prepend(string.Empty)
            .Concat(Enumerable.Range(1, MostParts).Select(number => string.Create(CultureInfo.InvariantCulture, $"part-{number}")))
        from generation in Enumerable.Range(1, MostGenerations)
        select EffectKey.For(order, SubmitOrder.Verb, erp, part, generation);
}
