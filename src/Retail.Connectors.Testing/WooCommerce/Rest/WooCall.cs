using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>A call that found its route, with its body read.</summary>
/// <param name="Request">What arrived.</param>
/// <param name="Method">The method as resources know it: HEAD is GET, and POST or PATCH on an item is PUT.</param>
/// <param name="Path">The parts of the path below <c>wc/v3</c>.</param>
/// <param name="Body">The body's members; empty when it was no object.</param>
internal sealed record WooCall(SimulatedRequest Request, string Method, string[] Path, JsonObject Body)
{
    /// <summary>The body when it was a list, which most resources ignore.</summary>
    public JsonArray? Items { get; init; }

    /// <summary>Whether it is one item of a batch.</summary>
    public bool IsBatched { get; init; }

    public bool Force => Value("force") is "true" or "1";

    public string? Value(string name) => Request.QueryValue(name);

    public long Id(int part) => long.Parse(Path[part], CultureInfo.InvariantCulture);

    public bool IsId(int part) => long.TryParse(Path[part], NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
