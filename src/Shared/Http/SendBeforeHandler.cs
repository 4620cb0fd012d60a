namespace Retail.Connectors.Http;

/// <summary>
/// Stops a request that waited too long for its turn. It stands behind the concurrency limit and the retries, so that
/// nothing can delay a request any more after it was looked at.
/// </summary>
internal sealed class SendBeforeHandler(SystemName system, TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(RequestMarks.SendBefore, out var sendBefore)
            && sendBefore is { } last && time.GetCurrentInstant() >= last)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Unavailable, system,
                $"Not sent: the lease would be outlived (requests may go out before {last}). Allow longer leases, or raise MaxConcurrency.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
