using Refit;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>What the shop tells of itself.</summary>
internal interface IWooSystemApi
{
    [Get("/wp-json/wc/v3/system_status?_fields=environment.version,environment.wp_version,settings")]
    Task<HttpResponseMessage> StatusAsync([Header(WooConnection.RequestIdHeader)] string requestId, CancellationToken cancellationToken);
}
