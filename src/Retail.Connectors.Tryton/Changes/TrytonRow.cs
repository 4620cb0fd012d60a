using System.Text.Json;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>A record of which a few fields were read.</summary>
internal readonly record struct TrytonRow(JsonElement Json)
{
    public long Id => Json.GetProperty("id").GetInt64();

    public Instant? Created => Moment("create_date");

    public Instant? Written => Moment("write_date");

    public Instant Stamp => TrytonStamps.Of(Created, Written);

    public string? Text(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public long? Number(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    public decimal? Amount(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Number ? value.Deserialize(TrytonJsonContext.Default.Decimal) : null;

    public IEnumerable<long> Numbers(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(id => id.GetInt64())] : [];

    public TrytonRow? Nested(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? new TrytonRow(value) : null;

    /// <summary>Reads a window of rows by ascending id.</summary>
    public static async Task<List<TrytonRow>> ReadAsync(
        TrytonClient client, string model, TrytonDomain domain, IEnumerable<string> fields, long after, int limit, CancellationToken cancellationToken)
    {
        var query = new TrytonQuery { Order = ["id"], Limit = limit };
        var answer = await client.CallAsync(
            $"model.{model}.search_read",
            [
                domain.And(TrytonDomain.Where("id", ">", TrytonValue.From(after))).Value, TrytonValue.From(0L), TrytonValue.From((long)limit), query.OrderValue,
                TrytonValue.From((IEnumerable<string>)["create_date", "write_date", .. fields]),
            ],
            safe: true, cancellationToken);
        return answer.ValueKind == JsonValueKind.Array && answer.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out _))
            ? [.. answer.EnumerateArray().Select(row => new TrytonRow(row))]
            : throw new ConnectorException(ConnectorErrorKind.Contract, client.System, $"Tryton did not answer search_read of {model} with records. System {client.System}.");
    }

    private Instant? Moment(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.Deserialize(TrytonJsonContext.Default.Instant) : null;
}
