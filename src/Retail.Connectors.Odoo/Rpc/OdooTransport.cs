using System.Buffers;
using System.Buffers.Text;
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
    private long _user;

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
        if (options.Protocol == OdooProtocol.JsonRpc)
        {
            var user = await LogInAsync(sendBefore, cancellationToken);
            return await RpcAsync(JsonRpcBody.Execute(options, user, call.Model, call.Method, BodyOf(call)), call.IsSafe, sendBefore, cancellationToken);
        }

        using var content = BufferedJson.FromUtf8(BodyOf(call));
        return await SendAsync(
            requestId => _api.CallAsync(call.Model, call.Method, content, requestId, call.IsSafe, sendBefore, cancellationToken),
            call.IsSafe, cancellationToken);
    }

    public async Task<OdooVersion> GetVersionAsync(CancellationToken cancellationToken) => options.Protocol == OdooProtocol.JsonRpc
        ? new OdooVersion
        {
            Version = Read(
                await RpcAsync(JsonRpcBody.Version(), safe: true, sendBefore: null, cancellationToken), OdooJsonContext.Default.JsonRpcVersion).ServerVersion,
        }
        : Read(await SendAsync(requestId => _api.GetVersionAsync(requestId, cancellationToken), safe: true, cancellationToken), OdooJsonContext.Default.OdooVersion);

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

    /// <summary>The user's id, asked for once: every call of <c>execute_kw</c> carries it.</summary>
    private async Task<long> LogInAsync(Instant? sendBefore, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _user) is > 0 and var known)
        {
            return known;
        }

        var answer = await RpcAsync(JsonRpcBody.Authenticate(options), safe: true, sendBefore, cancellationToken);
        if (!Utf8Parser.TryParse(answer, out long user, out var used) || used != answer.Length)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Unauthorized, system, $"Odoo does not take Login and ApiKey for the database '{options.Database}'.");
        }

        _ = Interlocked.Exchange(ref _user, user);
        return user;
    }

    private async Task<byte[]> RpcAsync(byte[] request, bool safe, Instant? sendBefore, CancellationToken cancellationToken)
    {
        using var content = BufferedJson.FromUtf8(request);
        var id = string.Empty;
        var body = await SendAsync(
            requestId =>
            {
                id = requestId;
                return _api.RpcAsync(content, requestId, safe, sendBefore, cancellationToken);
            },
            safe, cancellationToken);
        var answer = Read(body, OdooJsonContext.Default.JsonRpcAnswer);
        return answer.Error is { } error
            ? throw OdooErrors.From(error, system, id)
            : answer.Result.ValueKind == JsonValueKind.Undefined ? "null"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(answer.Result, OdooJsonContext.Default.JsonElement);
    }

    private byte[] BodyOf(OdooCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            call.Parameters(json);
            WriteContext(json, call);

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteContext(Utf8JsonWriter json, OdooCall call)
    {
        var companies = call.Context.Companies.IsDefaultOrEmpty && options.CompanyId is { } own ? [own] : call.Context.Companies;
        var language = call.Context.Language ?? options.Language;
        if (companies.IsDefaultOrEmpty && language is null && !call.IncludeArchived && call.Context.Values.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("context");
        if (!companies.IsDefaultOrEmpty)
        {
            json.WritePropertyName("allowed_company_ids");
            OdooValue.From(companies).Write(json);
        }

        if (language is not null)
        {
            json.WriteString("lang", language);
        }

        if (call.IncludeArchived)
        {
            json.WriteBoolean("active_test", false);
        }

        foreach (var (key, value) in call.Context.Values)
        {
            json.WritePropertyName(key);
            value.Write(json);
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
