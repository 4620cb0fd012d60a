using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Retail.Connectors.Effects;
using Retail.Connectors.Json;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Storage;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(ParkReason))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
