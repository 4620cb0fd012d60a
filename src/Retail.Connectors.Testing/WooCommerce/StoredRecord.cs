using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A resource as the shop holds it: its body, and the times that filters and orderings look at.</summary>
internal sealed class StoredRecord
{
    public StoredRecord(JsonObject body)
    {
        Body = body;
        Id = WooIds.Read(body["id"]);
        Created = Time(body, "date_created_gmt") ?? Instant.FromUnixTimeSeconds(0);
        Modified = Time(body, "date_modified_gmt") ?? Created;
    }

    public long Id { get; }

    public JsonObject Body { get; }

    public Instant Created { get; }

    public Instant Modified { get; set; }

    public string Text(string name) => Body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public long Number(string name) => WooIds.Read(Body[name]);

    private static Instant? Time(JsonObject body, string name)
        => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? WooDates.FromGmt(text) : null;
}
