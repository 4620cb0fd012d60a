using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>
/// Shows the shop the key, on requests to the shop itself only. The key is read anew for each request, so that it can be
/// exchanged while the host runs; a request that is sent again is signed again.
/// </summary>
internal sealed class WooAuthentication(Func<WooCommerceOptions> current, TimeProvider time) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<Uri> Unsigned = new("Retail.Connectors.WooCommerce.Unsigned");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var options = current();
        if (request.RequestUri is { } address && options.BaseAddress is { } shop
            && Uri.Compare(address, shop, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            Show(request, address, options);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private void Show(HttpRequestMessage request, Uri address, WooCommerceOptions options)
    {
        if (options.Authentication == WooAuthenticationMethod.Basic)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.ConsumerKey}:{options.ConsumerSecret}")));
            return;
        }

        if (request.Options.TryGetValue(Unsigned, out var plain))
        {
            address = plain;
        }
        else
        {
            request.Options.Set(Unsigned, address);
        }

        request.RequestUri = options.Authentication == WooAuthenticationMethod.QueryString
            ? WithKey(address, options)
            : WooOAuth.Sign(
                request.Method, address, options, Guid.NewGuid().ToString("N"),
                time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    private static Uri WithKey(Uri address, WooCommerceOptions options)
    {
        var key = $"consumer_key={Uri.EscapeDataString(options.ConsumerKey)}&consumer_secret={Uri.EscapeDataString(options.ConsumerSecret)}";
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{key}" : key }.Uri;
    }
}
