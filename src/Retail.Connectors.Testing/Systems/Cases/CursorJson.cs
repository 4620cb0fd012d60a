using System.Text.Json.Serialization;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>How a store keeps a cursor.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class CursorJson : JsonSerializerContext;
