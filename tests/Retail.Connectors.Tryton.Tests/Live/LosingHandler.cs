using Retail.Connectors.Http;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Lets a write through and loses its answer.</summary>
internal sealed class LosingHandler(Losses? losses) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isLost = !request.IsSafe() && losses?.IsNext() == true;
        var response = await base.SendAsync(request, cancellationToken);
        if (!isLost)
        {
            return response;
        }

        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        response.Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer is lost.");
    }
}
