using System.Text.Json.Nodes;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>One request and its answer.</summary>
/// <param name="Step">The step that sent it.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Below wc/v3.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Body">The answer; null if it is no JSON.</param>
internal sealed record Exchange(string Step, string Method, string Path, int Status, JsonNode? Body);
