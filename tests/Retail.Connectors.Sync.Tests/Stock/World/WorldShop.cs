using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>A shop that sells one article as long as its own number allows it.</summary>
internal sealed class WorldShop(StockWorld world, string name) : IChannelStockSource
{
    public string Name => name;

    public decimal Number { get; set; }

    public List<Order> Orders { get; } = [];

    /// <summary>Units that were accepted while nobody could know: after a publication was begun and before it was confirmed.</summary>
    public decimal Excused { get; set; }

    public bool IsBeingPublished { get; set; }

    public int Reads { get; private set; }

    public int BatchSize => 100;

    public bool TryBuy(decimal quantity)
    {
        if (quantity > Number)
        {
            return false;
        }

        Number -= quantity;
        if (IsBeingPublished)
        {
            Excused += quantity;
        }

        Orders.Add(NewOrder($"{name}-{Orders.Count}", quantity));
        return true;
    }

    public async IAsyncEnumerable<ChannelStock> ReadAsync(IReadOnlyCollection<string> skus, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        world.Step();
        Reads++;
        world.MayFail(name, "read");
        yield return new ChannelStock { Product = new EntityRef(name, EntityKind.Product, "1"), Sku = StockWorld.Sku, Managed = true, Quantity = Number };
        world.Step();
    }

    /// <summary>A shop tells moments to the second.</summary>
    private Order NewOrder(string id, decimal quantity)
    {
        var order = TestOrders.Placed(id);
        return order with
        {
            Ref = new EntityRef(name, EntityKind.Order, id),
            Number = id,
            PlacedAt = Instant.FromUnixTimeSeconds(world.Now.ToUnixTimeSeconds()),
            Lines = [order.Lines[0] with { Id = "1", Sku = StockWorld.Sku, Quantity = quantity }],
        };
    }
}
