using System.Text.Json;

namespace Retail.Connectors.Tryton.Tests;

/// <summary>One recorded interaction with a real server.</summary>
internal sealed record Recording(string Name, JsonElement Request, JsonElement Response)
{
    public string Path => Request.GetProperty("path").GetString()!;

    public JsonElement Body => Request.GetProperty("body");

    public string Method => Body.GetProperty("method").GetString()!;

    public JsonElement[] Parameters => [.. Body.GetProperty("params").EnumerateArray()];

    public int Status => Response.GetProperty("status").GetInt32();

    public JsonElement Answer => Response.GetProperty("body");

    public string? ContentType => Response.GetProperty("headers").TryGetProperty("Content-Type", out var type) ? type.GetString() : null;

    public string AnswerText => Answer.ValueKind == JsonValueKind.String && ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true
        ? Answer.GetString()!
        : Answer.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? string.Empty : Answer.GetRawText();

    public bool IsError => Status != 200 || Answer.ValueKind != JsonValueKind.Object || Answer.TryGetProperty("error", out _);

    public static Recording Load(string number)
    {
        var path = Directory.GetFiles(Folder, number + "_*.json").Single();
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        return new Recording(global::System.IO.Path.GetFileNameWithoutExtension(path), root.GetProperty("request"), root.GetProperty("response"));
    }

    public static IEnumerable<string> Numbers() => Directory.GetFiles(Folder, "*.json")
        .Select(path => global::System.IO.Path.GetFileName(path).Split('_')[0]).Order(StringComparer.Ordinal);

    private static string Folder => global::System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings");
}
