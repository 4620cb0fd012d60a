using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>One recorded exchange with a real server.</summary>
internal sealed record Recording(string Name, SimulatedRequest Request, int Status, JsonObject Headers, JsonNode? Body)
{
    private const string Prefix = "Tryton.Recordings.";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Recording).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    public int Number => int.Parse(Name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);

    public static Recording Read(string name)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream(Prefix + name)!;
        var file = JsonNode.Parse(stream)!;
        var sent = file["request"]!;
        var headers = sent["headers"]!.AsObject().Select(header => KeyValuePair.Create(header.Key, (string)header.Value!)).ToArray();
        var text = sent["body"] is JsonValue value && value.TryGetValue<string>(out var raw) ? raw : sent["body"]?.ToJsonString() ?? "";
        return new(
            name,
            new()
            {
                Method = (string)sent["method"]!,
                Path = (string)sent["path"]!,
                Headers = headers,
                Body = Encoding.UTF8.GetBytes(text),
                HasContentLength = !headers.Any(header => header.Key == "Transfer-Encoding"),
            },
            (int)file["response"]!["status"]!,
            file["response"]!["headers"]!.AsObject(),
            file["response"]!["body"]);
    }

    /// <summary>The request with the session of this run, and with values that a run makes anew in place of the recorded ones.</summary>
    public SimulatedRequest For(string session, IReadOnlyDictionary<string, string> replaced)
    {
        var body = replaced.Aggregate(Request.BodyText, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        var headers = Request.Headers.Select(header => header.Key == "Authorization" && header.Value.StartsWith("Session", StringComparison.Ordinal)
            ? KeyValuePair.Create(header.Key, session)
            : header).ToArray();
        var bytes = Encoding.UTF8.GetBytes(body);
        if (Request.Header("Content-Encoding") == "gzip")
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            {
                gzip.Write(bytes);
            }

            bytes = packed.ToArray();
        }

        return Request with { Headers = headers, Body = bytes };
    }
}
