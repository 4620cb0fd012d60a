using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Refit;
using Retail.Connectors.Http;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Sends calls and reads answers; knows nothing of models.</summary>
internal sealed class OdooTransport(SystemName system, HttpClient http, OdooOptions options, TimeProvider time)
{
    /// <summary>Refit is kept from wrapping what the transport throws: what it was decides what may be repeated.</summary>
    private readonly IOdooApi _api = RestService.ForGenerated<IOdooApi>(
        http, new RefitSettings { TransportExceptionFactory = static (_, exception, _) => exception });
    private readonly ConnectionSettings _settings = SettingsOf(system, options);

    public SystemName System => system;

    public static ConnectionSettings SettingsOf(SystemName system, OdooOptions options) => new()
    {
        System = system,
        BaseAddress = options.BaseAddress!,
        ReadDeadline = options.ReadDeadline,
        WriteDeadline = options.WriteDeadline,
        MaxConcurrency = options.MaxConcurrency,
        ReadRetries = options.ReadRetries,
        RetryDelay = options.RetryDelay,
        MaxResponseBytes = options.MaxResponseBytes,
    };

    public async Task<byte[]> CallAsync(OdooCall call, Instant? sendBefore, CancellationToken cancellationToken)
    {
        using var content = BufferedJson.FromUtf8(BodyOf(call));
        return await SendAsync(
            requestId => _api.CallAsync(call.Model, call.Method, content, requestId, call.IsSafe, sendBefore, cancellationToken),
            call.IsSafe, cancellationToken);
    }

    public Task<byte[]> GetVersionAsync(CancellationToken cancellationToken) =>
        SendAsync(requestId => _api.GetVersionAsync(requestId, cancellationToken), safe: true, cancellationToken);

    public T Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw Unexpected(exception);
        }
    }

    public List<T> ReadRecords<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            var records = new List<T>();
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException("Expected a list of records.");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                records.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("Expected a record."));
            }

            return records;
        }
        catch (JsonException exception)
        {
            throw Unexpected(exception);
        }
    }

    private byte[] BodyOf(OdooCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            call.Parameters(json);
            if (options.CompanyId is not null || options.Language is not null || call.IncludeArchived)
            {
                WriteContext(json, call.IncludeArchived);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteContext(Utf8JsonWriter json, bool includeArchived)
    {
        json.WriteStartObject("context");
        if (options.CompanyId is { } company)
        {
            json.WriteStartArray("allowed_company_ids");
            json.WriteNumberValue(company);
            json.WriteEndArray();
        }

        if (options.Language is { } language)
        {
            json.WriteString("lang", language);
        }

        if (includeArchived)
        {
            json.WriteBoolean("active_test", false);
        }

        json.WriteEndObject();
    }

    private async Task<byte[]> SendAsync(
        Func<string, Task<HttpResponseMessage>> send, bool safe, CancellationToken cancellationToken)
    {
        var requestId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        try
        {
            using var response = await send(requestId);
            using var deadline = new CancellationTokenSource(safe ? options.ReadDeadline : options.WriteDeadline, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            var body = await BoundedBody.ReadAsync(response.Content, _settings, both.Token);
            return response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json"
                ? body
                : throw OdooErrors.From(response, body, system, safe, requestId);
        }
        catch (Exception exception) when (TransportErrors.IsTransport(exception, cancellationToken))
        {
            throw TransportErrors.Translate(exception, system, safe, requestId);
        }
    }

    private ConnectorException Unexpected(JsonException exception) => new(
        ConnectorErrorKind.Contract, system,
        $"Odoo's answer does not have the expected shape at {exception.Path ?? "its start"}: check the server's version and modules.", exception);
}
