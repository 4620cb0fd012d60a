using System.Text.Json.Serialization;
using Retail.Connectors.Json;

namespace Retail.Connectors.Sync.Prices;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(PriceExplanation))]
[JsonSerializable(typeof(PriceItem))]
[JsonSerializable(typeof(PriceFlowState))]
internal sealed partial class PriceJson : JsonSerializerContext;
