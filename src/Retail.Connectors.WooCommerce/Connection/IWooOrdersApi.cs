using Refit;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>The order routes. Answers are raw: they are read with a limit, and errors are told apart, in <see cref="WooConnection"/>.</summary>
internal interface IWooOrdersApi
{
    [Get("/wp-json/wc/v3/orders/{id}")]
    Task<HttpResponseMessage> GetAsync(long id, [Header(WooConnection.RequestIdHeader)] string requestId, CancellationToken cancellationToken);

    [Get("/wp-json/wc/v3/orders?orderby=id&order=asc")]
    Task<HttpResponseMessage> ListAsync(
        int? offset,
        [AliasAs("per_page")] int perPage,
        string? status,
        [AliasAs("modified_after")] string? modifiedAfter,
        [AliasAs("modified_before")] string? modifiedBefore,
        string? after,
        string? before,
        [AliasAs("dates_are_gmt")] string? datesAreGmt,
        long? customer,
        long? product,
        string? include,
        string? search,
        [Header(WooConnection.RequestIdHeader)] string requestId,
        CancellationToken cancellationToken);
}
