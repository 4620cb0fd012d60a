using System.Globalization;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

public class WooOrderFeedTests
{
    private enum Act
    {
        Create,
        Touch,
        TouchLate,
        Delete,
        Tick,
        LongTick,
    }

    /// <summary>Whatever is placed, changed and deleted between any two pages: the last state of every order is told.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadAsync_ShopThatChangesWhileItIsPaged_MissesNothing(bool tellsTime)
    {
        var steps = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 1000]).Array[0, 4].Array[1, 60];
        Gen.Select(steps, Gen.Int[2, 5], Gen.Int[0, 30]).Sample((script, pageSize, orders) =>
        {
            using var shop = new ShopSimulation { TellsTime = tellsTime };
            for (var i = 0; i < orders; i++)
            {
                shop.Create();
            }

            using var host = TestShop.Over(shop, options => options.PageSize = pageSize);
            var feed = host.GetRequiredKeyedService<IChangeFeed<Order>>(TestShop.Name);
            var told = new Dictionary<long, int>();
            Cursor? cursor = null;
            foreach (var acts in script)
            {
                shop.BeforeAnswer = () => Play(shop, acts);
                cursor = Read(feed, cursor, told).Next;
            }

            shop.BeforeAnswer = static () => { };
            for (var ends = 0; ends < 2;)
            {
                var page = Read(feed, cursor, told);
                cursor = page.Next;
                ends += page.HasMore ? 0 : 1;
            }

            return shop.Rows.All(row => told.GetValueOrDefault(row.Key) == row.Value.Version);
        }, iter: 400);
    }

    [Fact]
    public async Task ReadAsync_IdleShop_FallsSilentAndWakesUp()
    {
        using var shop = new ShopSimulation();
        shop.Create();
        shop.Create();
        await using var host = TestShop.Over(shop);
        var feed = host.GetRequiredKeyedService<IChangeFeed<Order>>(TestShop.Name);
        var told = new Dictionary<long, int>();
        Cursor? cursor = null;
        var counts = new List<int>();
        for (var poll = 0; poll < 8; poll++)
        {
            var page = Read(feed, cursor, told);
            cursor = page.Next;
            counts.Add(page.Items.Length);
            shop.Now += Duration.FromMinutes(1);
        }

        Assert.Equal(2, counts[0]);
        Assert.Equal([0, 0], counts[^2..]);

        shop.Touch(1, Duration.Zero);
        Assert.Contains(Read(feed, cursor, told).Items, item => item is FeedItem<Order>.Seen { Ref.Id: "1", Value.CustomerNote: "2" });
    }

    [Fact]
    public async Task ReadAsync_SecondChangeInTheSameSecond_IsTold()
    {
        using var shop = new ShopSimulation();
        shop.Create();
        await using var host = TestShop.Over(shop);
        var feed = host.GetRequiredKeyedService<IChangeFeed<Order>>(TestShop.Name);
        var told = new Dictionary<long, int>();
        Cursor? cursor = null;
        for (var version = 1; version < 5; version++)
        {
            for (var poll = 0; poll < 4; poll++)
            {
                cursor = Read(feed, cursor, told).Next;
            }

            Assert.Equal(version, told[1]);
            shop.Touch(1, Duration.Zero);
        }
    }

    [Fact]
    public async Task ReadAsync_BrokenOrders_ArriveAlone()
    {
        using var shop = new ShopSimulation();
        for (var i = 0; i < 6; i++)
        {
            shop.Create();
        }

        shop.Broken[2] = """{"id":2,"total":{"an":"object"}}""";
        shop.Broken[4] = """{"id":4,"date_modified_gmt":"2026-01-01T00:00:00"}""";
        shop.Broken[5] = "\"no order at all\"";
        shop.Broken[6] = $$"""{"id":6,"meta_data":[{"value":{{new string('[', 100)}}{{new string(']', 100)}}}]}""";
        await using var host = TestShop.Over(shop);

        var page = Read(host.GetRequiredKeyedService<IChangeFeed<Order>>(TestShop.Name), null, []);

        Assert.Equal(["1", "3"], page.Items.OfType<FeedItem<Order>.Seen>().Select(item => item.Ref.Id));
        var unreadable = page.Items.OfType<FeedItem<Order>.Unreadable>().ToList();
        Assert.Equal(["2", "4", null, "6"], unreadable.Select(item => item.Ref?.Id));
        Assert.Contains("date_created_gmt is missing", unreadable[1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_From_IsIncluded()
    {
        using var shop = new ShopSimulation();
        shop.Create();
        shop.Now += Duration.FromHours(1);
        shop.Create();
        await using var host = TestShop.Over(shop, options => options.From = shop.Now.ToDateTimeOffset());
        var feed = host.GetRequiredKeyedService<IChangeFeed<Order>>(TestShop.Name);

        var page = Read(feed, null, []);

        Assert.Equal("2", Assert.IsType<FeedItem<Order>.Seen>(Assert.Single(page.Items)).Ref.Id);
        Assert.Throws<FormatException>(() => Read(feed, new Cursor("42"), []));
        Assert.NotEmpty(feed.Gaps);
    }

    /// <summary>Every order that is there all the while is listed, and none twice.</summary>
    [Fact]
    public void ListAsync_ShopThatChangesWhileItIsPaged_ListsWhatStays()
    {
        var acts = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 1000]).Array[0, 3].Array[40];
        Gen.Select(acts, Gen.Int[2, 5], Gen.Int[0, 40], Gen.Int[0, 40].HashSet[0, 4]).Sample((script, pageSize, orders, hidden) =>
        {
            using var shop = new ShopSimulation();
            for (var i = 0; i < orders; i++)
            {
                shop.Create();
            }

            shop.Hidden = hidden.Select(id => (long)id).ToHashSet();
            var before = shop.Rows.Keys.ToList();
            shop.BeforeAnswer = () => Play(shop, shop.Requests <= script.Length && hidden.Count == 0 ? script[shop.Requests - 1] : []);
            using var host = TestShop.Over(shop, options => options.PageSize = pageSize);
            var listed = host.Client().Orders.ListAsync().ToBlockingEnumerable().Select(order => order.Id).ToList();
            return listed.Count == listed.Distinct().Count()
                && before.Where(id => shop.Rows.ContainsKey(id) && !shop.Hidden.Contains(id)).All(listed.Contains);
        }, iter: 1000);
    }

    private static FeedPage<Order> Read(IChangeFeed<Order> feed, Cursor? cursor, Dictionary<long, int> told)
    {
        var page = feed.ReadAsync(cursor, CancellationToken.None).GetAwaiter().GetResult();
        foreach (var item in page.Items.OfType<FeedItem<Order>.Seen>())
        {
            told[long.Parse(item.Ref.Id, CultureInfo.InvariantCulture)] = int.Parse(item.Value!.CustomerNote, CultureInfo.InvariantCulture);
        }

        return page;
    }

    private static void Play(ShopSimulation shop, (Act Act, int Which)[] acts)
    {
        foreach (var (act, which) in acts)
        {
            var id = shop.Rows.Count == 0 ? 0 : shop.Rows.Keys.ElementAt(which % shop.Rows.Count);
            switch (act)
            {
                case Act.Create:
                    shop.Create();
                    break;
                case Act.Touch when id > 0:
                    shop.Touch(id, Duration.Zero);
                    break;
                case Act.TouchLate when id > 0:
                    shop.Touch(id, Duration.FromSeconds(which % 90));
                    break;
                case Act.Delete when id > 0:
                    shop.Rows.Remove(id);
                    break;
                case Act.Tick:
                    shop.Now += Duration.FromSeconds(which % 3);
                    break;
                case Act.LongTick:
                    shop.Now += Duration.FromSeconds(which);
                    break;
            }
        }
    }
}
