using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Tells an answer's failure apart.</summary>
internal static class WooErrors
{
    /// <summary>Under this key an exception's data names the draft that a refused order left behind.</summary>
    public const string DraftOrderId = "new_draft_order_id";

    /// <summary>Throws unless the answer is a success that holds JSON.</summary>
    public static void ThrowIfFailed(
        HttpResponseMessage response, byte[] body, SystemName system, string requestId, bool safe, TimeProvider time)
    {
        var isJson = StartsAsJson(body);
        if (response.IsSuccessStatusCode && isJson)
        {
            return;
        }

        var vendor = isJson ? WooVendorError.TryRead(body) : null;
        var status = (int)response.StatusCode;
        var kind = vendor is null ? KindWithoutWords(status, safe) : Kind(vendor, status, safe);
        var words = vendor is null ? Shape(response, body) : $"{status} {vendor.Code}: {vendor.Words}";
        var error = new ConnectorException(kind, system, $"{words}{Advice(kind, vendor)} System {system}.")
        {
            Code = vendor?.Code,
            Status = status,
            RetryAfter = RetryAfter(response, time),
            RequestId = requestId,
        };
        if (vendor?.DraftOrderId is { } draft)
        {
            error.Data[DraftOrderId] = draft;
        }

        throw error;
    }

    /// <summary>The failure of one item of a batch, which itself was answered with 200.</summary>
    /// <param name="error">The item's <c>error</c>.</param>
    /// <param name="system">The system.</param>
    /// <param name="requestId">The correlation id that was sent.</param>
    public static ConnectorException OfItem(JsonElement error, SystemName system, string requestId)
    {
        var vendor = WooVendorError.TryRead(error) ?? new WooVendorError("unknown", "The shop gives no reason.", null, null);
        var status = vendor.BareStatus
            ?? (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("status", out var value) && value.TryGetInt32(out var number) ? number : 400);
        var kind = Kind(vendor, status, safe: false);
        var failed = new ConnectorException(kind, system, $"{status} {vendor.Code}: {vendor.Words}{Advice(kind, vendor)} System {system}.")
        {
            Code = vendor.Code,
            Status = status,
            RequestId = requestId,
        };
        if (vendor.DraftOrderId is { } draft)
        {
            failed.Data[DraftOrderId] = draft;
        }

        return failed;
    }

    /// <summary>What is refused here, before it goes out: the shop would carry it out wrongly without a word.</summary>
    /// <param name="system">The system.</param>
    /// <param name="message">What is wrong and what mends it.</param>
    public static ConnectorException Refused(SystemName system, string message) =>
        new(ConnectorErrorKind.Rejected, system, $"{message} System {system}.");

    public static ConnectorException Contract(SystemName system, string message, string? requestId, Exception? inner = null) =>
        new(ConnectorErrorKind.Contract, system, $"{message} System {system}.", inner) { RequestId = requestId };

    private static ConnectorErrorKind Kind(WooVendorError vendor, int httpStatus, bool safe)
    {
        // Failures of refunds answer 500 and carry the status they mean as a bare number.
        var status = httpStatus == 500 && vendor.BareStatus is >= 400 and < 500 ? vendor.BareStatus.Value : httpStatus;
        return status switch
        {
            401 when vendor.Code == "woocommerce_rest_authentication_error"
                && vendor.Words.Contains("permissions", StringComparison.OrdinalIgnoreCase) => ConnectorErrorKind.Forbidden,
            404 when vendor.Code == "rest_no_route" => ConnectorErrorKind.Contract,
            400 when vendor.Code.EndsWith("_invalid_id", StringComparison.Ordinal) => ConnectorErrorKind.NotFound,
            404 => ConnectorErrorKind.NotFound,
            403 => ConnectorErrorKind.Forbidden,
            409 => ConnectorErrorKind.Conflict,
            500 => safe ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous,
            501 or (>= 400 and < 500 and not (401 or 408 or 429)) => ConnectorErrorKind.Rejected,
            _ => KindWithoutWords(status, safe),
        };
    }

    private static ConnectorErrorKind KindWithoutWords(int status, bool safe) => status switch
    {
        401 => ConnectorErrorKind.Unauthorized,
        429 => ConnectorErrorKind.RateLimited,
        408 or 502 or 503 or 504 or >= 520 => safe ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous,

        // A write that was answered with something else than JSON may have been carried out all the same.
        >= 500 or (>= 200 and < 300) when !safe => ConnectorErrorKind.Ambiguous,
        _ => ConnectorErrorKind.Contract,
    };

    private static string Shape(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (response.Headers.Location is { } location)
        {
            return $"The shop answers {status} and points to {location.GetLeftPart(UriPartial.Path)}: set BaseAddress to the final address.";
        }

        if (body.Length == 0)
        {
            return $"The shop answered {status} with nothing.";
        }

        var html = StartsWith(body, "<"u8);
        return html && body.AsSpan().IndexOfAny("{["u8) > 0 && body.AsSpan().TrimEnd(" \r\n\t"u8)[^1] is (byte)'}' or (byte)']'
            ? $"The shop answered {status} with PHP notices before the JSON: turn off WP_DEBUG_DISPLAY there, and look at what the notice says."
            : $"The shop answered {status} with {(html ? "an HTML page" : "text")} instead of JSON: a proxy, a firewall or a plugin answers in its place.";
    }

    private static string Advice(ConnectorErrorKind kind, WooVendorError? vendor) => kind switch
    {
        ConnectorErrorKind.Unauthorized => " Check ConsumerKey and ConsumerSecret, and that the host passes the Authorization header on.",
        ConnectorErrorKind.Forbidden => " Give the key the permission, under WooCommerce, Settings, Advanced, REST API.",
        ConnectorErrorKind.Contract when vendor?.Code == "rest_no_route" => " WooCommerce is not active there, or permalinks are plain.",
        _ when vendor?.DraftOrderId is { } draft =>
            FormattableString.Invariant($" The shop left order {draft} behind as a draft: delete it, or set DeleteDraftsOfRefusedOrders."),
        _ => string.Empty,
    };

    private static Duration? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var value = response.Headers.RetryAfter;
        if (value?.Delta is { } delta)
        {
            return Duration.FromTimeSpan(delta);
        }

        if (value?.Date is not { } date)
        {
            return null;
        }

        // Both ends by the server's clock, if it tells it.
        var wait = date - (response.Headers.Date ?? time.GetUtcNow());
        return wait > TimeSpan.Zero ? Duration.FromTimeSpan(wait) : Duration.Zero;
    }

    private static bool StartsAsJson(byte[] body) => StartsWith(body, "{"u8) || StartsWith(body, "["u8) || StartsWith(body, "\""u8)
        || body.AsSpan().SequenceEqual("true"u8) || body.AsSpan().SequenceEqual("false"u8);

    private static bool StartsWith(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text) => body.TrimStart(" \r\n\t"u8).StartsWith(text);
}
