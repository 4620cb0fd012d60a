using System.Text.Json.Serialization;
using Retail.Connectors.Json;

namespace Retail.Connectors.Sync.Stock;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(StockExplanation))]
[JsonSerializable(typeof(ItemState))]
[JsonSerializable(typeof(PoolState))]
internal sealed partial class StockJson : JsonSerializerContext;
