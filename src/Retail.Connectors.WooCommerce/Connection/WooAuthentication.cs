using System.Net.Http.Headers;
using System.Text;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Basic authentication, on requests to the shop itself only.</summary>
internal sealed class WooAuthentication(WooCommerceOptions options) : DelegatingHandler
{
    private readonly AuthenticationHeaderValue _header =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.ConsumerKey}:{options.ConsumerSecret}")));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && options.BaseAddress is { } shop
            && Uri.Compare(address, shop, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            request.Headers.Authorization = _header;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
