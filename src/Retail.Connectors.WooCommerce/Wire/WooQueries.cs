using System.Globalization;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Lists in queries: separated by commas, left out if empty.</summary>
internal static class WooQueries
{
    public static string? Join(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(',', values);

    public static string? Join(IReadOnlyList<long> values) =>
        values.Count == 0 ? null : string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
