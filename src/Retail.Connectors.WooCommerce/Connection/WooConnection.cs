using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Http;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Sends a call, reads its answer up to the limit and the deadline, and tells what went wrong.</summary>
internal sealed class WooConnection(ConnectionSettings settings, HttpClient http, TimeProvider time, Instant? sendBefore = null)
{
    public const string RequestIdHeader = "X-Correlation-Id";
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };
    private readonly string _root = settings.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/wp-json/wc/v3";

    public SystemName System => settings.System;

    public Instant Now => time.GetCurrentInstant();

    /// <summary>The same connection, whose requests go out before a moment or not at all.</summary>
    /// <param name="sendBefore">The moment.</param>
    public WooConnection Until(Instant sendBefore) => new(settings, http, time, sendBefore);

    /// <summary>Makes a read.</summary>
    /// <param name="path">Below <c>wc/v3</c>, for example <c>/orders/7</c>.</param>
    /// <param name="query">The query; null for none.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public Task<WooAnswer> ReadAsync(string path, WooParameters? query, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, query, null, cancellationToken);

    /// <summary>Makes a write, once: it is not repeated, whatever happens to it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Below <c>wc/v3</c>.</param>
    /// <param name="query">The query; null for none.</param>
    /// <param name="body">JSON; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may carry the write out all the same.</param>
    public Task<WooAnswer> WriteAsync(HttpMethod method, string path, WooParameters? query, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, query, body, cancellationToken);

    /// <summary>
    /// Reads the JSON of an answer to a write. If it cannot be read the write was carried out in all likelihood, and nobody knows what came of it.
    /// </summary>
    public T ParseWritten<T>(WooAnswer answer, JsonTypeInfo<T> type)
        where T : class =>
        Written(() => Parse(answer, type));

    /// <summary>The JSON of an answer to a write, whatever its shape.</summary>
    public JsonElement JsonWritten(WooAnswer answer) => Written(() => Json(answer));

    /// <summary>Reads the JSON of an answer as a whole.</summary>
    public T Parse<T>(WooAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw WooErrors.Contract(System, "The answer is JSON null.", answer.RequestId);
        }
        catch (JsonException exception)
        {
            throw WooErrors.Contract(System, $"The answer cannot be read: {exception.Message}", answer.RequestId, exception);
        }
    }

    /// <summary>Reads one record.</summary>
    public async Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken, WooParameters? query = null)
        where T : class =>
        Parse(await ReadAsync(path, query, cancellationToken), type);

    /// <summary>Writes, and reads the record that is the answer.</summary>
    public async Task<T> WriteAsync<T>(
        HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken, WooParameters? query = null)
        where T : class =>
        ParseWritten(await WriteAsync(method, path, query, body, cancellationToken), type);

    /// <summary>Reads JSON whose shape is not known.</summary>
    public async Task<JsonElement> ReadJsonAsync(string path, WooParameters? query, CancellationToken cancellationToken) =>
        Json(await ReadAsync(path, query, cancellationToken));

    /// <summary>Writes, and reads JSON whose shape is not known.</summary>
    public async Task<JsonElement> WriteJsonAsync(string path, byte[] body, CancellationToken cancellationToken) =>
        JsonWritten(await WriteAsync(HttpMethod.Post, path, null, body, cancellationToken));

    /// <summary>The JSON of an answer, whatever its shape.</summary>
    public JsonElement Json(WooAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body, Deep);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw WooErrors.Contract(System, $"The answer cannot be read: {exception.Message}", answer.RequestId, exception);
        }
    }

    private T Written<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Contract)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Ambiguous, System, $"The write was answered with success, and the answer cannot be read: look before writing again. {exception.Message}", exception)
            {
                RequestId = exception.RequestId,
            };
        }
    }

    private async Task<WooAnswer> SendAsync(
        HttpMethod method, string path, WooParameters? query, byte[]? body, CancellationToken cancellationToken)
    {
        var safe = method == HttpMethod.Get;
        var requestId = NewRequestId();
        using var request = new HttpRequestMessage(method, new Uri(_root + path + query, UriKind.Absolute));
        request.Headers.TryAddWithoutValidation(RequestIdHeader, requestId);
        request.Options.Set(WooSendBefore.Mark, sendBefore);
        request.Content = body is null ? null : BufferedJson.FromUtf8(body);
        using var deadline = new CancellationTokenSource(safe ? settings.ReadDeadline : settings.WriteDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var content = await BoundedBody.ReadAsync(response.Content, settings, either.Token);
            WooErrors.ThrowIfFailed(response, content, settings.System, requestId, safe, time);
            return new WooAnswer(content, Total(response), Date(response), requestId);
        }
        catch (Exception exception) when (TransportErrors.IsTransport(exception, cancellationToken))
        {
            throw TransportErrors.Translate(exception, settings.System, safe, requestId);
        }
    }

    private static string NewRequestId() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? $"{activity.TraceId}-{Guid.NewGuid().ToString("N")[..8]}"
            : Guid.NewGuid().ToString("N");

    private static int? Total(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-WP-Total", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total
            : null;

    private static Instant? Date(HttpResponseMessage response) =>
        response.Headers.Date is { } date ? Instant.FromDateTimeOffset(date) : null;
}
