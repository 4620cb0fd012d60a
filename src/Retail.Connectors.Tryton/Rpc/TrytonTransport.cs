using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Retail.Connectors.Http;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Sends calls and reads answers; knows nothing of models. It logs in once, and again when the session has ended.</summary>
internal sealed class TrytonTransport(SystemName system, HttpClient http, TrytonOptions options, TimeProvider time) : IDisposable
{
    private readonly ConnectionSettings _settings = SettingsOf(system, options);
    private readonly TrytonLogin _login = new(system, options, time);
    private readonly string _root = options.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/');
    private long _lastId;

    public SystemName System => system;

    public TrytonOptions Options => options;

    public static ConnectionSettings SettingsOf(SystemName system, TrytonOptions options) => new()
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

    public Task<TrytonSession> SessionAsync(CancellationToken cancellationToken) => _login.GetAsync(SendOnceAsync, cancellationToken);

    /// <summary>Makes a call. With a session that has ended it does not run, so it is made again after a new login, whatever it is.</summary>
    public async Task<JsonElement> CallAsync(TrytonCall call, CancellationToken cancellationToken)
    {
        if (!call.InDatabase)
        {
            return await SendOnceAsync(call, null, cancellationToken);
        }

        var session = await SessionAsync(cancellationToken);
        try
        {
            return await SendOnceAsync(call, session, cancellationToken);
        }
        catch (ConnectorException exception) when (exception is { Kind: ConnectorErrorKind.Unauthorized, Status: (int)HttpStatusCode.Unauthorized })
        {
            _login.Forget(session);
            return await SendOnceAsync(call, await SessionAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Ends the session, if there is one.</summary>
    public async Task LogoutAsync(CancellationToken cancellationToken)
    {
        if (_login.Take() is { } session)
        {
            _ = await SendOnceAsync(new TrytonCall("common.db.logout", static _ => { }, IsSafe: false), session, cancellationToken);
        }
    }

    public void Dispose()
    {
        _login.Dispose();
        http.Dispose();
    }

    private async Task<JsonElement> SendOnceAsync(TrytonCall call, TrytonSession? session, CancellationToken cancellationToken)
    {
        var requestId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(call.InDatabase ? $"{_root}/{Uri.EscapeDataString(options.Database)}/" : $"{_root}/"));
        request.Content = BufferedJson.FromUtf8(BodyOf(call));
        request.Headers.TryAddWithoutValidation("X-Request-Id", requestId);
        request.Headers.Authorization = session is null ? null : new AuthenticationHeaderValue("Session", session.Authorization);
        request.Options.Set(RequestMarks.Safe, call.IsSafe);
        request.Options.Set(RequestMarks.SendBefore, call.SendBefore);
        using var deadline = new CancellationTokenSource(call.IsSafe ? options.ReadDeadline : options.WriteDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await BoundedBody.ReadAsync(response.Content, _settings, either.Token);
            return response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "application/json"
                ? ResultOf(body, call.IsSafe, requestId)
                : throw TrytonErrors.From(response, system, call.IsSafe, requestId);
        }
        catch (Exception exception) when (TransportErrors.IsTransport(exception, cancellationToken))
        {
            throw TransportErrors.Translate(exception, system, call.IsSafe, requestId);
        }
    }

    private JsonElement ResultOf(byte[] body, bool safe, string requestId)
    {
        JsonElement answer;
        try
        {
            var reader = new Utf8JsonReader(body);
            answer = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException exception)
        {
            throw TrytonErrors.Unreadable(system, safe, requestId, exception);
        }

        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error))
        {
            throw TrytonErrors.From(error, system, safe, requestId);
        }

        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("result", out var result)
            ? result
            : throw TrytonErrors.Unreadable(system, safe, requestId);
    }

    /// <summary>Exactly id, method and params: with a key more or less the server answers in another form.</summary>
    private byte[] BodyOf(TrytonCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", Interlocked.Increment(ref _lastId));
            json.WriteString("method", call.Method);
            json.WriteStartArray("params");
            call.Parameters(json);
            call.Context?.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
