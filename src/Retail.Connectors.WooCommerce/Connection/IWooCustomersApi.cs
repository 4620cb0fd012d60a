using Refit;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>The customer routes.</summary>
internal interface IWooCustomersApi
{
    [Get("/wp-json/wc/v3/customers/{id}")]
    Task<HttpResponseMessage> GetAsync(long id, [Header(WooConnection.RequestIdHeader)] string requestId, CancellationToken cancellationToken);

    [Get("/wp-json/wc/v3/customers?orderby=id&order=asc")]
    Task<HttpResponseMessage> ListAsync(
        int? offset,
        [AliasAs("per_page")] int perPage,
        string? email,
        string? role,
        string? include,
        string? search,
        [Header(WooConnection.RequestIdHeader)] string requestId,
        CancellationToken cancellationToken);
}
