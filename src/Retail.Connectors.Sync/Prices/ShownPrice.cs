using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Prices;

/// <summary>What a shop asks for a product, or is to ask.</summary>
public sealed record ShownPrice
{
    /// <summary>The regular price, net or gross as the shop keeps its prices; null if it has none.</summary>
    public decimal? Regular { get; init; }

    /// <summary>The reduced price; null for none.</summary>
    public decimal? Sale { get; init; }

    /// <summary>When the reduced price begins; null for at once.</summary>
    public Instant? From { get; init; }

    /// <summary>When it ends, excluded; null for when it is taken back.</summary>
    public Instant? Until { get; init; }

    /// <summary>The fields of plugins that hold prices, as JSON by name; empty text or no entry for an empty field.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The same, without what time has settled: a sale that has begun, or is over.</summary>
    internal ShownPrice At(Instant now) => Sale is null || Until <= now
        ? this with { Sale = null, From = null, Until = null }
        : From <= now ? this with { From = null } : this;

    /// <summary>True if both say the same. The shop keeps no fractions of a second.</summary>
    internal bool Says(ShownPrice other) =>
        Regular == other.Regular && Sale == other.Sale && Second(From) == Second(other.From) && Second(Until) == Second(other.Until)
        && Fields.Keys.Union(other.Fields.Keys, StringComparer.Ordinal)
            .All(name => PriceFields.AreEqual(Fields.GetValueOrDefault(name, string.Empty), other.Fields.GetValueOrDefault(name, string.Empty)));

    /// <summary>As people say it: <c>12.99, on sale at 9.99 until 2026-11-30T23:00:00Z</c>.</summary>
    public override string ToString()
    {
        var window = $"{(From is { } from ? $" from {from}" : string.Empty)}{(Until is { } until ? $" until {until}" : string.Empty)}";
        var sale = Sale is { } reduced ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", on sale at {reduced}{window}") : string.Empty;
        var fields = string.Concat(Fields.Where(field => field.Value.Length > 0).Select(field => $", {field.Key} {field.Value}"));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Regular?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no price"}{sale}{fields}");
    }

    private static long? Second(Instant? moment) => moment?.ToUnixTimeSeconds();
}
