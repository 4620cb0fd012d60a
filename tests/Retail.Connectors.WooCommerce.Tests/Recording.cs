using System.Text;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Tests;

/// <summary>What a real shop was asked and answered.</summary>
internal sealed record Recording(string Name, string Method, string Path, string Query, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? Sent = null)
{
    public bool IsList => Body.AsSpan().TrimStart(" "u8)[0] == '[';

    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Folder(folder), "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Theory(string folder) => [.. Names(folder)];

    public static Recording Load(string folder, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(Folder(folder), name + ".json")));
        var request = document.RootElement.GetProperty("request");
        var response = document.RootElement.GetProperty("response");
        return new Recording(
            name,
            request.GetProperty("method").GetString()!,
            request.GetProperty("path").GetString()!,
            request.TryGetProperty("query_string", out var query) ? query.GetString() ?? string.Empty : string.Empty,
            response.GetProperty("status").GetInt32(),
            response.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetBytes(response.GetProperty("body").GetRawText()),
            request.TryGetProperty("body", out var sent) ? sent.GetRawText() : null);
    }

    public static string Folder(string folder) => System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings", folder);
}
