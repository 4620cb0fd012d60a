using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>
/// Stock by warehouse, or by a location's path. The number is what lies in the stock location and below it, less what is reserved
/// or what confirmed orders will take, whichever is more (reserving may be left to people, or find too little), and less what orders held
/// that are set back to be amended.
/// </summary>
internal sealed class OdooStockSource(OdooConnection odoo, TimeProvider time) : IStockSource
{
    private const int Chunk = 200;

    private readonly SetBackOrders _setBack = new(odoo);

    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public async IAsyncEnumerable<Location> LocationsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var warehouse in odoo.Client.StreamAsync<OdooWarehouse>(Own, cancellationToken: cancellationToken))
        {
            yield return new Location(RefTo(warehouse.LotStockId.Id), warehouse.Code ?? string.Empty, warehouse.Name ?? string.Empty);
        }
    }

    public async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(locations);
        var domains = SkuParts.Of(skus).Select(part => part is null ? Kept : OdooDomain.In("default_code", part)).ToArray();
        foreach (var code in locations)
        {
            await foreach (var level in ReadAsync(code, domains, cancellationToken))
            {
                yield return level;
            }
        }
    }

    public async IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(locations);
        ArgumentNullException.ThrowIfNull(products);
        var domains = products.Where(product => Windows.ById(product.Id) is not null)
            .Select(product => OdooFormat.ParseId(product.Id)).Distinct().Chunk(Chunk)
            .Select(ids => Kept.And(OdooDomain.In("id", ids))).ToArray();
        foreach (var code in domains.Length == 0 ? [] : locations)
        {
            await foreach (var level in ReadAsync(code, domains, cancellationToken))
            {
                yield return level;
            }
        }
    }

    private static OdooDomain Kept =>
        OdooDomain.Where("is_storable", "=", OdooValue.From(value: true)).And(OdooDomain.Where("default_code", "!=", OdooValue.Null));

    private async IAsyncEnumerable<StockLevel> ReadAsync(
        string code, IReadOnlyList<OdooDomain> domains, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (place, warehouse) = await PlaceAsync(code, cancellationToken);
        var client = odoo.Client.With("location", OdooValue.From(place));
        var query = new OdooQuery { Order = "id", Limit = odoo.Options.PageSize };
        var before = await _setBack.ReadAsync(warehouse, cancellationToken);
        foreach (var domain in domains)
        {
            var asOf = time.GetCurrentInstant();
            var last = 0L;
            List<StockRecord> page;
            do
            {
                page = await client.SearchReadAsync<StockRecord>(domain.And(OdooDomain.Where("id", ">", OdooValue.From(last))), query, cancellationToken);
                var after = await _setBack.ReadAsync(warehouse, cancellationToken);
                var withheld = SetBackOrders.UnitsOf(before, after);
                foreach (var record in page)
                {
                    yield return LevelOf(record, withheld[record.Id].Sum(), place, asOf);
                    last = record.Id;
                }

                before = after;
            }
            while (page.Count == query.Limit);
        }
    }

    private StockLevel LevelOf(StockRecord record, decimal withheld, long place, Instant asOf)
    {
        var left = Math.Min(record.FreeQty, record.QtyAvailable - record.OutgoingQty) - withheld;
        return new StockLevel
        {
            Product = new EntityRef(odoo.System, EntityKind.Product, OdooFormat.Id(record.Id)),
            Sku = record.DefaultCode ?? string.Empty,
            Location = RefTo(place),
            Quantity = decimal.Round(left, 6),
            Reserved = decimal.Round(record.QtyAvailable - left, 6),
            Withheld = decimal.Round(withheld, 6),
            Basis = Basis,
            AsOf = asOf,
        };
    }

    private OdooDomain Own => OdooDomain.Equal("company_id", odoo.Options.CompanyId ?? 0);

    private EntityRef RefTo(long location) => new(odoo.System, EntityKind.Location, OdooFormat.Id(location));

    private async Task<(long Place, long Warehouse)> PlaceAsync(string code, CancellationToken cancellationToken)
    {
        var warehouses = await odoo.Client.SearchReadAsync<OdooWarehouse>(Own.And(OdooDomain.Equal("code", code)), query: null, cancellationToken);
        if (warehouses is [var warehouse])
        {
            return (warehouse.LotStockId.Id, warehouse.Id);
        }

        var places = await odoo.Client.SearchReadAsync<OdooLocation>(
            OdooDomain.Equal("complete_name", code).And(OdooDomain.Equal("usage", "internal")), query: null, cancellationToken);
        return places is [var place]
            ? (place.Id, place.WarehouseId.Id)
            : throw new ConnectorException(
                ConnectorErrorKind.NotFound, odoo.System,
                $"This company has no warehouse with the short name '{code}' and no internal location of that path: correct the pool's locations.");
    }
}
