using System.Net;
using System.Text;
using NodaTime;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Tests.Connection;

public class WooErrorsTests
{
    private static readonly Dictionary<string, ConnectorErrorKind> Special = new(StringComparer.Ordinal)
    {
        ["error-auth-read-only-key-batch"] = ConnectorErrorKind.Forbidden,
        ["error-auth-read-only-key-create"] = ConnectorErrorKind.Forbidden,
        ["error-auth-read-only-key-delete"] = ConnectorErrorKind.Forbidden,
        ["error-auth-read-only-key-update"] = ConnectorErrorKind.Forbidden,
        ["error-auth-write-only-key-read"] = ConnectorErrorKind.Forbidden,
        ["error-order-update-unknown-id"] = ConnectorErrorKind.NotFound,
        ["error-refund-negative"] = ConnectorErrorKind.Rejected,
        ["error-refunds-wrong-order"] = ConnectorErrorKind.NotFound,
        ["error-orders-id-not-number"] = ConnectorErrorKind.Contract,
        ["error-method-not-on-route"] = ConnectorErrorKind.Contract,
        ["error-unknown-namespace"] = ConnectorErrorKind.Contract,
        ["error-unknown-route"] = ConnectorErrorKind.Contract,
    };

    public static TheoryData<string> Recorded => Recording.Theory("errors");

    [Theory]
    [MemberData(nameof(Recorded))]
    public void ThrowIfFailed_RecordedError_IsToldApart(string name)
    {
        var recording = Recording.Load("errors", name);
        var safe = recording.Method == "GET";

        var error = Failure(recording.Status, recording.Body, safe);

        var expected = Special.TryGetValue(name, out var special) ? special : recording.Status switch
        {
            401 => ConnectorErrorKind.Unauthorized,
            404 => ConnectorErrorKind.NotFound,
            500 => ConnectorErrorKind.Ambiguous,
            400 or 410 or 413 or 501 => ConnectorErrorKind.Rejected,
            _ => throw new InvalidOperationException($"{recording.Status} was not recorded before."),
        };
        Assert.Equal(expected, error.Kind);
        Assert.NotEmpty(error.Code!);
        Assert.Contains(error.Code!, error.Message, StringComparison.Ordinal);
        Assert.Equal("request-1", error.RequestId);
    }

    [Theory]
    [InlineData(200, "<html>proxy</html>", true, ConnectorErrorKind.Contract)]
    [InlineData(200, "", true, ConnectorErrorKind.Contract)]
    [InlineData(200, "<html>proxy</html>", false, ConnectorErrorKind.Ambiguous)]
    [InlineData(403, "<html>firewall</html>", true, ConnectorErrorKind.Contract)]
    [InlineData(404, "<html>not found</html>", true, ConnectorErrorKind.Contract)]
    [InlineData(500, "<p>There has been a critical error</p>", true, ConnectorErrorKind.Contract)]
    [InlineData(500, "<p>There has been a critical error</p>", false, ConnectorErrorKind.Ambiguous)]
    [InlineData(502, "<html>bad gateway</html>", true, ConnectorErrorKind.Unavailable)]
    [InlineData(503, "<html>maintenance</html>", true, ConnectorErrorKind.Unavailable)]
    [InlineData(504, "", false, ConnectorErrorKind.Ambiguous)]
    [InlineData(429, "slow down", false, ConnectorErrorKind.RateLimited)]
    [InlineData(500, "{\"code\":\"internal_server_error\",\"message\":\"x\"}", true, ConnectorErrorKind.Unavailable)]
    [InlineData(503, "{\"code\":\"x\",\"message\":\"maintenance\"}", true, ConnectorErrorKind.Unavailable)]
    [InlineData(403, "{\"code\":\"woocommerce_rest_cannot_edit\",\"message\":\"Sorry\",\"data\":{\"status\":403}}", false, ConnectorErrorKind.Forbidden)]
    public void ThrowIfFailed_OtherAnswer_IsToldApart(int status, string body, bool safe, ConnectorErrorKind expected) =>
        Assert.Equal(expected, Failure(status, Encoding.UTF8.GetBytes(body), safe).Kind);

    [Fact]
    public void ThrowIfFailed_PhpNoticeBeforeJson_SaysWhatToTurnOff()
    {
        var error = Failure(200, "<br />\n<b>Notice</b>: Undefined index in x.php<br />\n[{\"id\":1}]\n"u8.ToArray(), safe: true);

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
        Assert.Contains("WP_DEBUG_DISPLAY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowIfFailed_RetryAfter_IsTold()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.Date = DateTimeOffset.UnixEpoch;
        response.Headers.TryAddWithoutValidation("Retry-After", "Thu, 01 Jan 1970 00:00:42 GMT");

        var error = Assert.Throws<ConnectorException>(() => WooErrors.ThrowIfFailed(response, [], "shop-us", "r", safe: true, TimeProvider.System));

        Assert.Equal(Duration.FromSeconds(42), error.RetryAfter);
    }

    private static ConnectorException Failure(int status, byte[] body, bool safe)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return Assert.Throws<ConnectorException>(() => WooErrors.ThrowIfFailed(response, body, "shop-us", "request-1", safe, TimeProvider.System));
    }
}
