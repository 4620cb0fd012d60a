using Refit;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>The product routes.</summary>
internal interface IWooProductsApi
{
    [Get("/wp-json/wc/v3/products/{id}")]
    Task<HttpResponseMessage> GetAsync(long id, [Header(WooConnection.RequestIdHeader)] string requestId, CancellationToken cancellationToken);

    [Get("/wp-json/wc/v3/products?orderby=id&order=asc")]
    Task<HttpResponseMessage> ListAsync(
        int? offset,
        [AliasAs("per_page")] int perPage,
        string? sku,
        string? status,
        string? type,
        [AliasAs("modified_after")] string? modifiedAfter,
        [AliasAs("dates_are_gmt")] string? datesAreGmt,
        string? include,
        string? search,
        [Header(WooConnection.RequestIdHeader)] string requestId,
        CancellationToken cancellationToken);
}
