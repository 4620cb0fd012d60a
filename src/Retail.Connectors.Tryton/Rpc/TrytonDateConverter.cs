using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads and writes a <c>date</c>. A <c>DateOnly</c> is had with <c>value.ToDateOnly()</c>.</summary>
public sealed class TrytonDateConverter : JsonConverter<LocalDate>
{
    /// <inheritdoc/>
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = TrytonParts.Read(ref reader);
        parts.Expect("date");
        return parts.Date;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TrytonFormat.WriteDate(writer, value);
    }
}
