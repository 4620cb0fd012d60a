using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Simulation;

/// <summary>An answer of a simulated server as it goes on the wire.</summary>
/// <param name="Status">The HTTP status, 200 to 599.</param>
/// <param name="Headers">All headers but Content-Length, which follows from the body.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record SimulatedResponse(
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as text in UTF-8.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The first value of a header.</summary>
    /// <param name="name">The header's name in any case.</param>
    /// <returns>The value, or null when the header is absent.</returns>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>An answer of text.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The value of Content-Type.</param>
    /// <param name="body">The text, sent in UTF-8.</param>
    /// <returns>The answer, with Content-Type as its only header.</returns>
    public static SimulatedResponse Text(int status, string contentType, string body)
        => new(status, [new("Content-Type", contentType)], Encoding.UTF8.GetBytes(body));

    /// <summary>An answer of JSON in the framework's default encoding.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The value; null is sent as <c>null</c>.</param>
    /// <returns>The answer with Content-Type <c>application/json</c>.</returns>
    public static SimulatedResponse Json(int status, JsonNode? body)
        => Text(status, "application/json", body is null ? "null" : body.ToJsonString());
}
