using System.Net.Sockets;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Retail.Connectors.Http;

/// <summary>Turns what the transport throws into <see cref="ConnectorException"/>.</summary>
internal static class TransportErrors
{
    /// <summary>True for exceptions that <see cref="Translate"/> understands. A cancellation asked for by the caller is none.</summary>
    public static bool IsTransport(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HttpRequestException or IOException or TimeoutRejectedException or RateLimiterRejectedException => true,
        _ => false,
    };

    /// <summary>
    /// What went wrong. Only a connection that was never made, or a request that never left, is certainly without
    /// effect; anything else that may change data is ambiguous.
    /// </summary>
    public static ConnectorException Translate(Exception exception, SystemName system, bool safe, string? requestId)
    {
        var neverSent = exception is RateLimiterRejectedException
            || exception is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            }
            || exception is HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } };
        var kind = safe || neverSent ? ConnectorErrorKind.Unavailable : ConnectorErrorKind.Ambiguous;
        var words = exception switch
        {
            RateLimiterRejectedException => "Too many calls wait for this connection: raise MaxConcurrency or send less.",
            TimeoutRejectedException or OperationCanceledException => "No answer came within the deadline.",
            HttpRequestException http => $"The connection failed ({http.HttpRequestError}).",
            _ => "The connection broke off.",
        };
        return new ConnectorException(kind, system, $"{words} System {system}.", exception) { RequestId = requestId };
    }
}
