using System.Globalization;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Products;

namespace InHouseErp.Connector;

/// <summary>Articles.</summary>
internal sealed class ProductReader(ErpConnection erp) : IReader<Product>
{
    public async Task<Observed<Product>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id.Id, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var readAt = erp.Now;
        return await erp.ReadAsync(
            session => session.Rows(
                """
                SELECT sku, name, (SELECT MAX(sequence) FROM change WHERE kind = 'article' AND record = article.id)
                FROM article WHERE company = $company AND id = $id
                """,
                row => new Observed<Product>(
                    id,
                    new Revision(row.GetInt64(2).ToString(CultureInfo.InvariantCulture)),
                    new Product { Ref = id, Sku = row.GetString(0), Name = row.GetString(1) },
                    readAt),
                ("$id", number)).SingleOrDefault(),
            cancellationToken);
    }
}
