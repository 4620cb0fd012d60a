using System.Text.Json.Serialization;

namespace Retail.Connectors.Benchmarks.WooCommerce;

internal sealed record FloorLineImage
{
    [JsonConverter(typeof(FloorImageIdConverter))]
    public long Id { get; set; }

    public string? Src { get; set; }
}
