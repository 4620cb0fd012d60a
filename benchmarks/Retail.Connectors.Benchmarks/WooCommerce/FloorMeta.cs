using System.Text.Json;

namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorMeta
{
    public long Id { get; set; }

    public string? Key { get; set; }

    public JsonElement? Value { get; set; }

    public string? DisplayKey { get; set; }

    public JsonElement? DisplayValue { get; set; }
}
