using System.Globalization;
using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Stock;
using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Stock;

/// <summary>
/// Stock by warehouse: what lies in its storage zone, less what is assigned, less what waits for shipments. The last is asked for
/// first: what is assigned in between is then taken off twice for a moment, and never not at all.
/// </summary>
internal sealed class TrytonStockSource(TrytonConnection tryton) : IStockSource, IReader<StockLevel>
{
    private const int Chunk = 500;

    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public async IAsyncEnumerable<Location> LocationsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var warehouse in tryton.Client.ListAsync(TrytonModels.Locations, TrytonDomain.Equal("type", "warehouse"), cancellationToken))
        {
            yield return new Location(RefTo(warehouse), CodeOf(warehouse), warehouse.Name ?? CodeOf(warehouse));
        }
    }

    public async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(locations);
        var goods = skus is null ? [Goods] : skus.Distinct(StringComparer.Ordinal).Chunk(Chunk).Select(part => Goods.And(TrytonDomain.In("code", part))).ToArray();
        var waiting = skus is { Count: <= Chunk } ? TrytonDomain.In("product.code", skus) : null;
        await foreach (var level in ReadAsync(locations, goods, waiting, cancellationToken))
        {
            yield return level;
        }
    }

    public async IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(locations);
        ArgumentNullException.ThrowIfNull(products);
        var ids = products.Select(product => ProductIds.Parse(product.Id)?.Variant).OfType<long>().Distinct().ToArray();
        if (ids.Length == 0)
        {
            yield break;
        }

        var goods = ids.Chunk(Chunk).Select(part => Goods.And(TrytonDomain.In("id", part))).ToArray();
        var waiting = ids.Length <= Chunk ? TrytonDomain.In("product", ids) : null;
        await foreach (var level in ReadAsync(locations, goods, waiting, cancellationToken))
        {
            yield return level;
        }
    }

    private static TrytonDomain Goods { get; } = TrytonDomain.Equal("type", "goods").And(TrytonDomain.Where("code", "!=", TrytonValue.Null));

    private async IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyList<TrytonDomain> goods, TrytonDomain? waiting, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var warehouses = await tryton.Client.SearchReadAsync(TrytonModels.Locations, TrytonDomain.Equal("type", "warehouse"), null, cancellationToken);
        foreach (var code in locations)
        {
            var warehouse = warehouses.Find(warehouse => CodeOf(warehouse) == code)
                ?? throw new ConnectorException(ConnectorErrorKind.NotFound, tryton.System, $"Tryton has no warehouse '{code}'. System {tryton.System}.");
            await foreach (var level in ReadAsync(warehouse, goods, waiting, cancellationToken))
            {
                yield return level;
            }
        }
    }

    /// <summary>The configured warehouse's stock of one variant.</summary>
    public async Task<Observed<StockLevel>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != tryton.System || id.Kind != EntityKind.Product)
        {
            throw new ArgumentException($"{id} is no product of {tryton.System}.", nameof(id));
        }

        var readAt = tryton.Time.GetCurrentInstant();
        if (ProductIds.Parse(id.Id) is not { Variant: { } variant }
            || await tryton.Client.FindAsync(TrytonModels.Products, variant, cancellationToken) is not { Code: { Length: > 0 } sku })
        {
            return null;
        }

        var warehouse = await tryton.Names.WarehouseAsync(tryton.Client, cancellationToken);
        await foreach (var level in ReadAsync(
            warehouse, [Goods.And(TrytonDomain.In("code", [sku]))], TrytonDomain.In("product.code", [sku]), cancellationToken))
        {
            return new Observed<StockLevel>(id, new Revision(level.Quantity.ToString(CultureInfo.InvariantCulture)), level, readAt);
        }

        return null;
    }

    private async IAsyncEnumerable<StockLevel> ReadAsync(
        TrytonLocation warehouse, IReadOnlyList<TrytonDomain> domains, TrytonDomain? concerned, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asOf = tryton.Time.GetCurrentInstant();
        var waiting = await WaitingAsync(warehouse, concerned, cancellationToken);
        var client = tryton.Client.With(new TrytonFields()
            .Set("locations", TrytonValue.From([warehouse.Id])).Set("stock_skip_warehouse", true).Set("stock_assign", true));
        foreach (var domain in domains)
        {
            await foreach (var row in client.ListAsync(TrytonModels.Products.Name, domain, TrytonJsonContext.Default.StockRow, static row => row.Id, cancellationToken))
            {
                yield return new StockLevel
                {
                    Product = ProductIds.Variant(tryton.System, row.Template ?? 0, row.Id), Sku = row.Code ?? string.Empty, Location = RefTo(warehouse),
                    Quantity = (row.Quantity ?? 0) - waiting.GetValueOrDefault(row.Id), Basis = Basis, AsOf = asOf,
                };
            }
        }
    }

    /// <summary>What confirmed sales wait for and is not assigned yet, by variant.</summary>
    private async Task<Dictionary<long, decimal>> WaitingAsync(TrytonLocation warehouse, TrytonDomain? concerned, CancellationToken cancellationToken)
    {
        var domain = TrytonDomain.Equal("state", "draft").And(TrytonDomain.Where("shipment", "like", TrytonValue.From("stock.shipment.out,%")))
            .And(TrytonDomain.Where("from_location", "child_of", TrytonValue.From([warehouse.StorageLocation ?? 0]), "parent"));
        domain = concerned is null ? domain : domain.And(concerned);
        var waiting = new Dictionary<long, decimal>();
        await foreach (var move in tryton.Client.ListAsync(TrytonModels.Moves, domain, cancellationToken))
        {
            var product = move.Product?.Id ?? 0;
            waiting[product] = waiting.GetValueOrDefault(product) + (move.InternalQuantity ?? 0);
        }

        return waiting;
    }

    private static string CodeOf(TrytonLocation location) => location.Code is { Length: > 0 } code ? code : TrytonFormat.Id(location.Id);

    private EntityRef RefTo(TrytonLocation location) => new(tryton.System, EntityKind.Location, TrytonFormat.Id(location.Id));
}
