using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>A route: its methods in the order the shop names them, and the arguments of each.</summary>
internal sealed record WooRoute(IReadOnlyList<string> Methods, IReadOnlyDictionary<string, JsonObject> Arguments)
{
    public string Allow => string.Join(", ", Methods);
}
