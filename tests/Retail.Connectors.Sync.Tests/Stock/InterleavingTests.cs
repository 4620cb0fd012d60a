using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Sync.Tests.Stock.World;
using static Retail.Connectors.Sync.Tests.Stock.TestPools;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>Customers buy in two shops while the ERP confirms, ships, counts and answers late, calls fail and processes die.</summary>
public sealed class InterleavingTests
{
    private const int Seeds = 2_000;

    [Fact]
    public async Task Goods_ThatAreDivided_AreNeverSoldTwice()
    {
        var pool = Strict;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new StockWorld(seed, pool);
            var wrong = await world.RunAsync(150);
            Assert.True(wrong is null, $"Seed {seed}: {wrong}\n{string.Join('\n', world.Log)}");
        }
    }

    [Fact]
    public async Task Numbers_OnceAllIsKnown_AreWhatIsThere()
    {
        var pool = Pool(p => p.PooledFrom(1_000).Channel("shop-us", 2).Channel("shop-de"));
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            var world = new StockWorld(seed, pool);
            await world.RunAsync(100);

            await world.SettleAsync();

            var left = Math.Max(0, world.Erp.OnHand - world.Erp.Reserved - world.Shops.SelectMany(shop => shop.Orders)
                .Where(order => !world.Erp.Documents.ContainsKey($"S{order.Ref.Id}")).Sum(order => order.Lines[0].Quantity));
            Assert.True(
                left == world.Shops.Sum(shop => shop.Number),
                $"Seed {seed}: {left} are left, the shops show {string.Join(" and ", world.Shops.Select(shop => shop.Number))}\n{string.Join('\n', world.Log)}");
        }
    }

    /// <summary>A pool that offers each piece in both shops sells too much, and is found out.</summary>
    [Fact]
    public async Task Oracle_PoolThatOffersEachPieceTwice_IsFoundOut()
    {
        var found = 0;
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            found += await new StockWorld(seed, Strict with { PooledFrom = 0 }).RunAsync(150) is null ? 0 : 1;
        }

        Assert.True(found > 0, "A pool that divides nothing must be caught, or the oracle sees nothing.");
    }

    private static StockPool Strict => Pool(p => p.PooledFrom(1_000).UnseenFor(TimeSpan.FromDays(1)).Channel("shop-us", 2).Channel("shop-de"));
}
