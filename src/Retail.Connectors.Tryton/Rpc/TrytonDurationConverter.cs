using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Reads and writes a <c>timedelta</c>. A <c>TimeSpan</c> is had with <c>value.ToTimeSpan()</c>.</summary>
public sealed class TrytonDurationConverter : JsonConverter<Duration>
{
    /// <inheritdoc/>
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = TrytonParts.Read(ref reader);
        parts.Expect("timedelta");
        return Duration.FromNanoseconds((long)decimal.Round(parts.Seconds * 1_000_000_000m));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TrytonFormat.WriteDuration(writer, value);
    }
}
