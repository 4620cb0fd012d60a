using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>SKUs of products by their ids, archived ones included.</summary>
internal static class Skus
{
    public static async Task<Dictionary<long, string>> ReadAsync(
        IEnumerable<long> products, OdooClient client, CancellationToken cancellationToken)
    {
        var read = await client.ReadAsync(
            "product.product", [.. products.Where(id => id != 0).Distinct()], OdooJsonContext.Default.ProductRecord,
            new OdooQuery { IncludeArchived = true }, cancellationToken);
        return read.ToDictionary(product => product.Id, product => product.DefaultCode ?? string.Empty);
    }
}
