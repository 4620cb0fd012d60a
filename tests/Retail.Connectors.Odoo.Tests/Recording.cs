using System.Text.Json;

namespace Retail.Connectors.Odoo.Tests;

/// <summary>One recorded interaction with a real server.</summary>
internal sealed record Recording(string Name, JsonElement Request, JsonElement Response)
{
    public string Method => Request.GetProperty("method").GetString()!;

    public string Path => Request.GetProperty("path").GetString()!;

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
        var path = Directory.GetFiles(Folder, prefix + "_*.json").Single();
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        return new Recording(System.IO.Path.GetFileNameWithoutExtension(path), root.GetProperty("request"), root.GetProperty("response"));
    }

    public static IEnumerable<string> Numbers() => Directory.GetFiles(Folder, "*.json")
        .Select(path => System.IO.Path.GetFileName(path).Split('_')[0]).Order(StringComparer.Ordinal);

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings");
}
