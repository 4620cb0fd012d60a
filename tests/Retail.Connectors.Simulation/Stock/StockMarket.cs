using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Planted;
using Retail.Connectors.Simulation.Wires;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>Two shops that sell the same goods of one ERP.</summary>
internal sealed class StockMarket : IDisposable
{
    private static readonly Duration Check = Duration.FromMinutes(3);

    private readonly World _world;
    private readonly StockClerk _clerk;

    public StockMarket(World world, OdooWorld erp)
    {
        _world = world;
        Oracle = new StockOracle(world.Schedule);
        Watch = new PublicationWatch(world, Oracle);
        Shops = [new StockShop(world, Oracle, StockGoods.East, 500_000), new StockShop(world, Oracle, StockGoods.West, 700_000)];
        _clerk = new StockClerk(world, erp, Oracle);
    }

    public StockOracle Oracle { get; }

    public PublicationWatch Watch { get; }

    public IReadOnlyList<StockShop> Shops { get; }

    public bool IsFinished => Shops.All(shop => shop.IsFinished);

    /// <summary>How long the service counts pieces whose order it does not know: longer than it takes until a poll tells.</summary>
    public Duration Patience => Duration.FromSeconds((2 * Math.Min(_world.Swarm.FeedSeconds, 120)) + 240);

    /// <summary>How long numbers may still move when nothing goes wrong any more: one is checked, doubted, and forgiven.</summary>
    public Duration Doubt => Patience + (3 * Check);

    /// <summary>Flows whose work has to come to an end.</summary>
    public IEnumerable<string> Flows => [.. Shops.Select(OrderFlow), .. DemandFlows];

    /// <summary>Those of them that follow what orders take.</summary>
    public IEnumerable<string> DemandFlows => Shops.Select(shop => StockGoods.DemandFlow(shop.Name));

    public void AddTo(RetailConnectorsBuilder retail, Node node)
    {
        foreach (var shop in Shops)
        {
            retail.AddWooCommerce(shop.Name, options => NodeHost.Configure(options, _world.Swarm, shop.Name));
            NodeHost.Wire(retail.Services, shop.Name, new WireHandler(_world, node, shop.Name, shop.Server, Watch.On(shop)));
            retail.Orders(from: shop.Name, to: IErpWorld.System, orders => orders.From(World.Start.ToDateTimeOffset()).PaymentMethod("cod", string.Empty));
        }

        // Every piece is offered in one shop only, and a person is never asked. When an operator has all orders looked at again, a node that does
        // one thing at a time takes more than a minute for them: how late numbers are is judged in the flash sale.
        retail.StockPool(StockGoods.Pool, from: IErpWorld.System, pool => pool
            .Locations(_clerk.Location)
            .Channel(StockGoods.East, share: 2)
            .Channel(StockGoods.West)
            .PooledFrom(_world.Bug == PlantedBug.OfferedTwice ? 0 : 1000)
            .Guard(1, 1000)
            .Freshness(TimeSpan.FromMinutes(10))
            .UnseenFor(Patience.ToTimeSpan())
            .Every(poll: TimeSpan.FromSeconds(20), sweep: Check.ToTimeSpan(), check: Check.ToTimeSpan()));
    }

    /// <summary>Everything that has to be looked at again: nothing may be written for it.</summary>
    public Commit LookAgain() => new()
    {
        Marks = [.. StockGoods.Skus.Select(sku => new ItemMark(StockGoods.Flow, StockGoods.ItemPrefix + sku, "again"))],
        Hints =
        [
            new RaisedHint(new WorkKey(StockGoods.Flow, new EntityRef(new SystemName(IErpWorld.System), new EntityKind("stock-pool"), StockGoods.Pool)), Revision: null),
            .. from shop in Shops
               from order in shop.Orders
               from flow in new[] { OrderFlow(shop), StockGoods.DemandFlow(shop.Name) }
               select new RaisedHint(new WorkKey(flow, new EntityRef(new SystemName(shop.Name), EntityKind.Order, order)), Revision: null),
        ],
    };

    private static string OrderFlow(StockShop shop) => $"orders/{shop.Name}/{IErpWorld.System}";

    public void Dispose()
    {
        foreach (var shop in Shops)
        {
            shop.Dispose();
        }
    }
}
