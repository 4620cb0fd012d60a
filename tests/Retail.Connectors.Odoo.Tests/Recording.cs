using System.Text.Json;

namespace Retail.Connectors.Odoo.Tests;

/// <summary>One recorded interaction with a real server.</summary>
internal sealed record Recording(string Name, JsonElement Request, JsonElement Response)
{
    public string Method => Request.GetProperty("method").GetString()!;

    public string Path => Request.GetProperty("path").GetString()!;

    public bool IsJson2 => Path.StartsWith("/json/2/", StringComparison.Ordinal);

    public string Model => Path.Split('/')[3];

    public string Function => Path.Split('/')[4];

    public JsonElement RequestBody => Request.GetProperty("body");

    public int Status => Response.GetProperty("status").GetInt32();

    public string ContentType => Response.GetProperty("headers").GetProperty("Content-Type").GetString()!;

    public JsonElement ResponseBody => Response.GetProperty("body");

    public string ResponseText => ContentType.StartsWith("text/html", StringComparison.Ordinal) ? ResponseBody.GetString()! : ResponseBody.GetRawText();

    public string? RequestHeader(string name) =>
        Request.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;

    public static Recording Load(string prefix)
    {
        var path = Directory.GetFiles(Folder, prefix.Contains('_', StringComparison.Ordinal) ? prefix + ".json" : prefix + "_*.json").Single();
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        return new Recording(System.IO.Path.GetFileNameWithoutExtension(path), root.GetProperty("request"), root.GetProperty("response"));
    }

    /// <summary>The number of each recording, or its whole name if two share a number.</summary>
    public static IEnumerable<string> Numbers() => Directory.GetFiles(Folder, "*.json").Select(path => System.IO.Path.GetFileNameWithoutExtension(path))
        .GroupBy(name => name.Split('_')[0], StringComparer.Ordinal)
        .SelectMany(group => group.Count() == 1 ? [group.Key] : group.AsEnumerable()).Order(StringComparer.Ordinal);

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings");
}
