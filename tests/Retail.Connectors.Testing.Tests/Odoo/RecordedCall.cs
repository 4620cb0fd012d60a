using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Odoo;

/// <summary>One recorded interaction with a real server.</summary>
internal sealed record RecordedCall(string Name, SimulatedRequest Request, int Status, JsonNode? Body)
{
    private const string Prefix = "Odoo.Recordings.";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(RecordedCall).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The number that begins the name: "309b" of "309b_json2_…".</summary>
    public string Number => Name.Split('_')[0];

    public string Model => Request.Path.Split('/') is [_, "json", "2", var model, _] ? model : "";

    public string Method => Request.Path.Split('/')[^1];

    public static RecordedCall Read(string name)
    {
        using var stream = typeof(RecordedCall).Assembly.GetManifestResourceStream(Prefix + name)!;
        var file = JsonNode.Parse(stream)!;
        var request = file["request"]!;
        var headers = request["headers"]!.AsObject().Select(header => KeyValuePair.Create(header.Key, (string)header.Value!)).ToArray();
        var body = request["body"] is JsonValue text && text.TryGetValue<string>(out var raw) ? raw : request["body"]?.ToJsonString() ?? "";
        return new(
            name,
            new()
            {
                Method = (string)request["method"]!,
                Path = (string)request["path"]!,
                Headers = headers,
                Body = Encoding.UTF8.GetBytes(body),
                HasContentLength = !headers.Any(header => header.Key is "Transfer-Encoding"),
            },
            (int)file["response"]!["status"]!,
            file["response"]!["body"]);
    }

    public static RecordedCall Numbered(string number) =>
        Read(Names.Single(name => name.StartsWith(number + "_", StringComparison.Ordinal)));

    /// <summary>The same call with a text replaced in its body.</summary>
    public RecordedCall With(string before, string after) => this with
    {
        Request = Request with { Body = Encoding.UTF8.GetBytes(Request.BodyText.Replace(before, after, StringComparison.Ordinal)) },
    };
}
