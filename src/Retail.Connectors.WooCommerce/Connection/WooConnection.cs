using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Http;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Sends a call, reads its answer up to the limit and the deadline, and tells what went wrong.</summary>
internal sealed class WooConnection(ConnectionSettings settings, TimeProvider time)
{
    public const string RequestIdHeader = "X-Correlation-Id";

    public SystemName System => settings.System;

    public Instant Now => time.GetCurrentInstant();

    /// <summary>Makes a read.</summary>
    public async Task<WooAnswer> ReadAsync(Func<string, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var requestId = NewRequestId();
        using var deadline = new CancellationTokenSource(settings.ReadDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await send(requestId, either.Token);
            var body = await BoundedBody.ReadAsync(response.Content, settings, either.Token);
            WooErrors.ThrowIfFailed(response, body, settings.System, requestId, safe: true, time);
            return new WooAnswer(body, Total(response), Date(response), requestId);
        }
        catch (Exception exception) when (TransportErrors.IsTransport(exception, cancellationToken))
        {
            throw TransportErrors.Translate(exception, settings.System, safe: true, requestId);
        }
    }

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
