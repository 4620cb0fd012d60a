using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>
/// Reads <c>yyyy-MM-dd HH:mm:ss</c> in UTC; <c>false</c> is read as null. A <c>DateTimeOffset</c> is had with
/// <c>value.ToDateTimeOffset()</c>.
/// </summary>
public sealed class OdooInstantConverter : JsonConverter<Instant?>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Instant? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.False or JsonTokenType.Null)
        {
            return null;
        }

        var text = reader.GetString() ?? string.Empty;
        return OdooFormat.ParseMoment(text) is { Success: true } parsed
            ? parsed.Value
            : throw new JsonException($"'{text}' is no moment as Odoo writes it.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant? value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } moment)
        {
            writer.WriteStringValue(OdooFormat.Moment(moment));
        }
        else
        {
            writer.WriteBooleanValue(false);
        }
    }
}
