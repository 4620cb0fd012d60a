using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Booleans as PHP reads them.</summary>
internal static class Flags
{
    public static bool Read(JsonNode? node, bool otherwise = false) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => otherwise,
        JsonValueKind.True => true,
        JsonValueKind.Number => Money.Read(node) != 0,
        JsonValueKind.String => node.GetValue<string>() is "true" or "1" or "yes",
        _ => false,
    };
}
