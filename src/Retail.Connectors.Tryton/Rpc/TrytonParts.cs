using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>The members of a value with a <c>__class__</c>, in whatever order they come.</summary>
internal ref struct TrytonParts
{
    public string? ClassName;
    public string? Text;
    public decimal Seconds;
    private int _year;
    private int _month;
    private int _day;
    private int _hour;
    private int _minute;
    private int _second;
    private int _microsecond;

    public readonly LocalDate Date => new(_year, _month, _day);

    public readonly LocalTime Time =>
        new LocalTime(_hour, _minute, _second).PlusNanoseconds(_microsecond * 1000L);

    public static TrytonParts Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected a value with __class__.");
        }

        var parts = default(TrytonParts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            _ = reader.Read();
            switch (name)
            {
                case TrytonFormat.ClassName: parts.ClassName = reader.GetString(); break;
                case "decimal" or "base64": parts.Text = reader.GetString(); break;
                case "seconds": parts.Seconds = reader.GetDecimal(); break;
                case "year": parts._year = reader.GetInt32(); break;
                case "month": parts._month = reader.GetInt32(); break;
                case "day": parts._day = reader.GetInt32(); break;
                case "hour": parts._hour = reader.GetInt32(); break;
                case "minute": parts._minute = reader.GetInt32(); break;
                case "second": parts._second = reader.GetInt32(); break;
                case "microsecond": parts._microsecond = reader.GetInt32(); break;
                default: reader.Skip(); break;
            }
        }

        return parts;
    }

    public readonly decimal ToDecimal() =>
        ClassName == "Decimal" && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException($"'{Text}' is no Decimal.");

    public readonly void Expect(string className)
    {
        if (ClassName != className)
        {
            throw new JsonException($"Expected {className}, found {ClassName ?? "no class"}.");
        }
    }
}
