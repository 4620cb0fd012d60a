using System.Text.Json.Serialization;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>System.Text.Json as it comes: no extension data, no converters of ours, no tolerance.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(List<FloorOrder>))]
internal sealed partial class FloorJson : JsonSerializerContext;
