using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads and writes a <c>datetime</c>, which is UTC to the microsecond. A <c>DateTimeOffset</c> is had with <c>value.ToDateTimeOffset()</c>.</summary>
public sealed class TrytonInstantConverter : JsonConverter<Instant>
{
    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = TrytonParts.Read(ref reader);
        parts.Expect("datetime");
        return (parts.Date + parts.Time).InUtc().ToInstant();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TrytonFormat.WriteMoment(writer, value);
    }
}
