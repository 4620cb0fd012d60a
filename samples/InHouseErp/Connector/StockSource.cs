using System.Globalization;
using System.Runtime.CompilerServices;
using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Stock;

namespace InHouseErp.Connector;

/// <summary>What lies there, less what confirmed orders wait for: an order is contained from its confirmation on.</summary>
internal sealed class StockSource(ErpConnection erp) : IStockSource
{
    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public async IAsyncEnumerable<Location> LocationsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var location in await erp.ReadAsync(
            session => session.Rows(
                "SELECT id, code, name FROM location WHERE company = $company ORDER BY id",
                row => new Location(erp.Ref(EntityKind.Location, row.GetInt64(0)), row.GetString(1), row.GetString(2))),
            cancellationToken))
        {
            yield return location;
        }
    }

    public IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) =>
        ReadAsync(locations, level => skus?.Contains(level.Sku) ?? true, cancellationToken);

    public IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken)
    {
        var wanted = products.ToHashSet();
        return ReadAsync(locations, level => wanted.Contains(level.Product), cancellationToken);
    }

    private async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, Func<StockLevel, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asOf = erp.Now;
        foreach (var code in locations)
        {
            var levels = await erp.ReadAsync(
                session => session.Any("SELECT 1 FROM location WHERE company = $company AND code = $code", ("$code", code))
                    ? session.Rows(
                        """
                        SELECT article.id, article.sku, location.id, COALESCE(available.quantity, 0)
                        FROM article JOIN location ON location.company = article.company AND location.code = $code
                        LEFT JOIN available ON available.location = location.id AND available.sku = article.sku
                        WHERE article.company = $company
                        """,
                        row => new StockLevel
                        {
                            Product = erp.Ref(EntityKind.Product, row.GetInt64(0)),
                            Sku = row.GetString(1),
                            Location = erp.Ref(EntityKind.Location, row.GetInt64(2)),
                            Quantity = Convert.ToDecimal(row.GetDouble(3), CultureInfo.InvariantCulture),
                            Basis = Basis,
                            AsOf = asOf,
                        },
                        ("$code", code))
                    : throw new ConnectorException(ConnectorErrorKind.NotFound, erp.System, $"There is no location '{code}': name one that the ERP has."),
                cancellationToken);
            foreach (var level in levels.Where(isWanted))
            {
                yield return level;
            }
        }
    }
}
