using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Retail.Connectors.Pipelines.Events;

namespace Retail.Connectors.RabbitMq.Events;

/// <summary>An event as a CloudEvents 1.0 JSON document (structured mode), with the extensions <c>sequence</c> and <c>traceparent</c>.</summary>
internal static class CloudEventJson
{
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    public static ReadOnlyMemory<byte> Write(StoredEvent stored, string source)
    {
        var occurred = stored.Event;
        var bytes = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", occurred.Id);
        json.WriteString("source", $"{source}/{occurred.Subject.System}");
        json.WriteString("type", occurred.Type);
        json.WriteString("subject", occurred.Subject.ToString());
        json.WriteString("time", InstantPattern.ExtendedIso.Format(stored.At));
        json.WriteString("datacontenttype", "application/json");

        // As text of one length, so that it can be compared as text.
        json.WriteString("sequence", stored.Sequence.ToString("D19", CultureInfo.InvariantCulture));
        if (occurred.Trace is { } trace)
        {
            json.WriteString("traceparent", trace);
        }

        json.WriteStartObject("data");
        foreach (var (name, value) in occurred.Data)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
