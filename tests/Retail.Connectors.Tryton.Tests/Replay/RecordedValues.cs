using System.Text.Json;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Replay;

/// <summary>Says with the client's own types what a recorded request says in JSON.</summary>
internal static class RecordedValues
{
    private static readonly string[] Commands = ["create", "write", "delete", "add", "remove", "copy"];

    public static TrytonFields Fields(JsonElement json, params string[] except)
    {
        var fields = new TrytonFields();
        foreach (var member in json.EnumerateObject().Where(member => !except.Contains(member.Name)))
        {
            _ = fields.Set(member.Name, Value(member.Value));
        }

        return fields;
    }

    public static TrytonValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => TrytonValue.Null,
        JsonValueKind.String => TrytonValue.From(json.GetString()),
        JsonValueKind.True or JsonValueKind.False => TrytonValue.From(json.GetBoolean()),
        JsonValueKind.Number => json.GetRawText().Contains('.', StringComparison.Ordinal) ? TrytonValue.Quantity(json.GetDecimal()) : TrytonValue.From(json.GetInt64()),
        JsonValueKind.Array when IsCommands(json) => TrytonValue.From([.. json.EnumerateArray().Select(Command)]),
        JsonValueKind.Array => TrytonValue.List(json.EnumerateArray().Select(Value)),
        _ when json.TryGetProperty("__class__", out var name) => Special(name.GetString()!, json),
        _ => TrytonValue.From(Fields(json)),
    };

    public static TrytonDomain Domain(JsonElement json)
    {
        var parts = json.EnumerateArray().ToList();
        return parts is [{ ValueKind: JsonValueKind.String }, ..] && parts[0].GetString() == "OR"
            ? parts.Skip(1).Select(Clause).Aggregate((left, right) => left.Or(right))
            : parts.Select(Clause).Aggregate(TrytonDomain.All, (all, clause) => all.And(clause));
    }

    public static long[] Ids(JsonElement json) => [.. json.EnumerateArray().Select(id => id.GetInt64())];

    private static TrytonDomain Clause(JsonElement json) =>
        json[0].ValueKind == JsonValueKind.String && json[0].GetString() != "OR"
            ? TrytonDomain.Where(json[0].GetString()!, json[1].GetString()!, Value(json[2]), json.GetArrayLength() > 3 ? json[3].GetString() : null)
            : Domain(json);

    private static bool IsCommands(JsonElement json) => json.GetArrayLength() > 0 && json.EnumerateArray().All(item =>
        item.ValueKind == JsonValueKind.Array && item.GetArrayLength() > 1 && item[0].ValueKind == JsonValueKind.String && Commands.Contains(item[0].GetString()));

    private static TrytonCommand Command(JsonElement json) => json[0].GetString() switch
    {
        "create" => TrytonCommand.Create([.. json[1].EnumerateArray().Select(row => Fields(row))]),
        "write" => TrytonCommand.Write(Ids(json[1]), Fields(json[2])),
        "delete" => TrytonCommand.Delete(Ids(json[1])),
        "add" => TrytonCommand.Add(Ids(json[1])),
        "remove" => TrytonCommand.Remove(Ids(json[1])),
        _ => TrytonCommand.Copy(Ids(json[1]), Fields(json[2])),
    };

    private static TrytonValue Special(string name, JsonElement json) => name switch
    {
        "Decimal" => TrytonValue.From(decimal.Parse(json.GetProperty("decimal").GetString()!, global::System.Globalization.CultureInfo.InvariantCulture)),
        "date" => TrytonValue.From(Day(json)),
        "datetime" => TrytonValue.From(Day(json)
            .At(new LocalTime(json.GetProperty("hour").GetInt32(), json.GetProperty("minute").GetInt32(), json.GetProperty("second").GetInt32()))
            .PlusTicks(json.GetProperty("microsecond").GetInt64() * 10).InUtc().ToInstant()),
        _ => TrytonValue.From(json),
    };

    private static LocalDate Day(JsonElement json) =>
        new(json.GetProperty("year").GetInt32(), json.GetProperty("month").GetInt32(), json.GetProperty("day").GetInt32());
}
