namespace Retail.Connectors.Odoo.Reading;

/// <summary>SKUs by the few hundred that one call takes.</summary>
internal static class SkuParts
{
    private const int Most = 200;

    /// <summary>The parts; one null if all products are asked for.</summary>
    public static IEnumerable<string[]?> Of(IReadOnlyCollection<string>? skus) =>
        skus?.Distinct(StringComparer.Ordinal).Chunk(Most) ?? Enumerable.Repeat<string[]?>(null, 1);
}
