using System.Runtime.CompilerServices;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>An ERP with one warehouse and one article: its number is what lies there, less what confirmed orders wait for.</summary>
internal sealed class WorldErp(StockWorld world) : IStockSource
{
    public const string Name = "erp-us";

    public decimal OnHand { get; set; }

    /// <summary>Units that were taken off by hand after they had been offered.</summary>
    public decimal Lost { get; set; }

    public Dictionary<string, SalesOrder> Documents { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Shipped { get; } = new(StringComparer.Ordinal);

    public StockBasis Basis => StockBasis.LessReserved;

    public DocumentStage ContainedFrom => DocumentStage.Confirmed;

    public decimal Reserved => Documents.Values.Where(document => !Shipped.Contains(document.Ref.Id)).Sum(document => document.Lines[0].Quantity);

    public void Confirm(Order order)
    {
        var zero = Money.Zero(TestOrders.Eur);
        var id = $"S{order.Ref.Id}";
        Documents[id] = new SalesOrder
        {
            Ref = new EntityRef(Name, EntityKind.SalesOrder, id),
            Number = id,
            Key = string.Empty,
            Stage = DocumentStage.Confirmed,
            SourceState = "sale",
            Customer = new EntityRef(Name, EntityKind.Partner, "1"),
            Fulfilment = FulfilmentState.None,
            Lines = [new SalesOrderLine("9", StockWorld.Sku, "Article", order.Lines[0].Quantity, 0, 0, zero)],
            Totals = new DocumentTotals(zero, [], zero),
        };
    }

    public void Ship(string id)
    {
        OnHand -= Documents[id].Lines[0].Quantity;
        Shipped.Add(id);
    }

    public IAsyncEnumerable<Location> LocationsAsync(CancellationToken cancellationToken) => throw new NotSupportedException("A pool reads numbers only.");

    public IAsyncEnumerable<StockLevel> ReadAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<string>? skus, CancellationToken cancellationToken) => LevelAsync(cancellationToken);

    public IAsyncEnumerable<StockLevel> ReadProductsAsync(
        IReadOnlyCollection<string> locations, IReadOnlyCollection<EntityRef> products, CancellationToken cancellationToken) => LevelAsync(cancellationToken);

    /// <summary>The number is of a moment after the read was begun and before it is answered.</summary>
    private async IAsyncEnumerable<StockLevel> LevelAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        var asOf = world.Now;
        world.Step();
        world.MayFail(Name, "read");
        var level = new StockLevel
        {
            Product = new EntityRef(Name, EntityKind.Product, "1"), Sku = StockWorld.Sku, Location = null, Quantity = OnHand - Reserved, Basis = Basis, AsOf = asOf,
        };
        world.Step();
        yield return level;
    }
}
