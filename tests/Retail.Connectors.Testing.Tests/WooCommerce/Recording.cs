using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>One recorded interaction with the real shop.</summary>
internal sealed class Recording
{
    private static readonly string Folder = System.IO.Path.Combine(AppContext.BaseDirectory, "WooCommerce", "Recordings");

    private readonly JsonObject _request;
    private readonly JsonObject _response;

    private Recording(string name, JsonObject recording)
    {
        Name = name;
        _request = recording["request"]!.AsObject();
        _response = recording["response"]!.AsObject();
    }

    public string Name { get; }

    public string Method => _request["method"]!.GetValue<string>();

    public string Path => _request["path"]!.GetValue<string>();

    public string Query => _request["query_string"]?.GetValue<string>() ?? "";

    public string Authentication => _request["auth"]!.GetValue<string>();

    public JsonObject? RequestBody => _request["body"] as JsonObject;

    public int Status => _response["status"]!.GetValue<int>();

    public JsonNode? Body => _response["body"];

    public string? Header(string name) => _response["headers"]![name]?.GetValue<string>();

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order();

    public static Recording Load(string name)
        => new(name, JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Folder, name + ".json")))!.AsObject());

    public static IReadOnlyList<JsonObject> List(string name) => [.. Load(name).Body!.AsArray().Select(item => item!.DeepClone().AsObject())];

    public SimulatedRequest Request()
    {
        var headers = new List<KeyValuePair<string, string>> { new("Host", "store-a.example") };
        var authentication = _request["auth"]!.GetValue<string>();
        if (authentication switch
        {
            "basic:rw" or "httpbasic:rw" => "ck_rw:cs_rw",
            "basic:ro" => "ck_ro:cs_ro",
            "basic:wo" => "ck_wo:cs_wo",
            "badbasic" => "ck_nobody:cs_nobody",
            "badsecret:rw" => "ck_rw:cs_wrong",
            _ => null,
        } is { } credentials)
        {
            headers.Add(new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));
        }

        byte[] body = [];
        if (_request["body_raw"]?.GetValue<string>() is { } raw)
        {
            // A recording is text: the byte that was no UTF-8 came back as a replacement character.
            body = raw.Contains('\ufffd', StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(raw.Replace('\ufffd', 'Ã')) : Encoding.UTF8.GetBytes(raw);
        }
        else if (_request.ContainsKey("body"))
        {
            body = Encoding.UTF8.GetBytes(_request["body"]?.ToJsonString() ?? "null");
        }

        if (body.Length > 0)
        {
            headers.Add(new("Content-Type", _request["content_type"]?.GetValue<string>() ?? "application/json"));
        }

        if (_request["signed_base_url"] is { } signed)
        {
            headers[0] = new("Host", new Uri(signed.GetValue<string>()).Authority);
        }

        return new()
        {
            Method = Method,
            Path = Path,
            QueryString = Query,
            Headers = headers,
            Body = body,
            IsSecure = _request["scheme"]!.GetValue<string>() == "https",
        };
    }
}
