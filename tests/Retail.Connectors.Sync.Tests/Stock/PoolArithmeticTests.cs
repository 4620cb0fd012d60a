using CsCheck;
using NodaTime;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;
using static Retail.Connectors.Sync.Tests.Stock.TestPools;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>How many each channel may offer.</summary>
public sealed class PoolArithmeticTests
{
    [Fact]
    public void Explain_ExampleOfTheDocument_IsWorkedOutAsThere()
    {
        // The worked example of docs/stock.md: change both together.
        var pool = Pool(p => p.Location("OUTLET", "wms").Safety(2).PooledFrom(20).Channel("shop-us", 2).Channel("shop-de", 1, channel => channel.Cap(3)));
        var mug = new ArticleStock("MUG")
        {
            Locations =
            [
                new LocationStock("erp-us", "WH", 14.5m, StockBasis.LessReserved, Noon),
                new LocationStock("wms", "OUTLET", 3, StockBasis.LessReserved, Noon + Duration.FromSeconds(1)),
            ],
            Demand =
            [
                Line("1001", "MUG", 2) with { PlacedAt = Noon - Duration.FromMinutes(6) },
                Line("1002", "MUG", 1) with { Contained = 1, ContainedAt = Noon - Duration.FromSeconds(30) },
                Line("2001", "MUG", 1, "shop-de") with { Contained = 1, ContainedAt = Noon - Duration.FromSeconds(4) },
            ],
            Unseen = [new UnseenDemand("shop-de", 1, Noon - Duration.FromSeconds(20))],
        };

        var explanation = Explain(pool, "MUG", mug);

        Assert.Equal(11.5m, explanation.Available);
        Assert.Equal(["1001", "2001"], explanation.Articles[0].InFlight.Select(order => order.Number));
        Assert.Equal([7, 4], explanation.Channels.Select(channel => channel.Part));
        Assert.Equal([7, 3], Wanted(explanation));
        foreach (var line in explanation.ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(line.TrimEnd(), Document(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(10, 10, 10)]
    [InlineData(9, 5, 4)]
    [InlineData(1, 1, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(-3, 0, 0)]
    [InlineData(9.99, 5, 4)]
    public void Explain_TwoChannels_ShareWhatIsShortAndPoolWhatIsNot(double quantity, int first, int second) =>
        Assert.Equal([first, second], Wanted(Explain(Pool(p => p.PooledFrom(10)), "A", Article("A", (decimal)quantity))));

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(30, 8)]
    public void Explain_FloorAndCap_LimitWhatIsOffered(decimal quantity, int wanted) =>
        Assert.Equal([wanted], Wanted(Explain(Pool(p => p.Channel("shop-us", 1, channel => channel.Floor(5).Cap(8))), "A", Article("A", quantity))));

    [Fact]
    public void Explain_Oversell_OffersMoreThanThereIs() =>
        Assert.Equal([3], Wanted(Explain(Pool(p => p.Channel("shop-us").Oversell(5)), "A", Article("A", -2))));

    [Fact]
    public void Explain_Bundle_IsLimitedByItsScarcestComponent()
    {
        var pool = Pool(p => p.Channel("shop-us").Safety("CUP", 1).Bundle("SET", new BundlePart("CUP", 4), new BundlePart("POT", 1)));

        Assert.Equal([2], Wanted(Explain(pool, "SET", Article("CUP", 12), Article("POT", 5))));
        Assert.Equal([0], Wanted(Explain(pool, "SET", Article("CUP", 12))));
    }

    [Fact]
    public void Explain_BundleAndComponentInOneCart_AreAddedUp()
    {
        var pool = Pool(p => p.Channel("shop-us").Bundle("PACK", new BundlePart("BOTTLE", 6)));
        var cart = new[] { Line("1", "BOTTLE", 12) with { Item = "PACK", Sold = 2 }, Line("1", "BOTTLE", 1) with { Line = "2" } };

        Assert.Equal([7], Wanted(Explain(pool, "BOTTLE", Article("BOTTLE", 20, cart))));
        Assert.Equal([1], Wanted(Explain(pool, "PACK", Article("BOTTLE", 20, cart))));
    }

    [Fact]
    public void Explain_MultiPackOfDecimals_IsRoundedDown()
    {
        var pool = Pool(p => p.Channel("shop-us").Bundle("HALF-KILO", new BundlePart("BEANS", 0.5m)));

        Assert.Equal([4], Wanted(Explain(pool, "HALF-KILO", Article("BEANS", 2.49m))));
    }

    [Theory]
    [InlineData(-11, 4)]
    [InlineData(-10, 4)]
    [InlineData(-9, 3)]
    [InlineData(5, 3)]
    public void InFlight_ContainedLaterThanTheSettleTimeBeforeTheSnapshot_IsSubtracted(int containedSecondsAfter, int available)
    {
        var line = Line("1", "A", 1) with { Contained = 1, ContainedAt = Noon + Duration.FromSeconds(containedSecondsAfter) };

        Assert.Equal(available, Explain(Pool(), "A", Article("A", 4, line)).Available);
    }

    [Fact]
    public void Explain_Any_IsWhatAnotherWayOfCountingGives() => Gen
        .Select(
            Gen.Int[-50, 400].Select(tenths => tenths / 10m),
            Gen.Int[0, 5],
            Gen.Select(Gen.Int[1, 6], Gen.Bool).Array[0, 5],
            Gen.Select(Gen.Int[1, 4], Gen.Int[0, 4], Gen.Int[0, 30]).Array[1, 4],
            Gen.Int[0, 30],
            Gen.Int[0, 3])
        .Sample((quantity, safety, orders, channels, pooledFrom, oversell) =>
        {
            var pool = Pool(p =>
            {
                p.Safety(safety).PooledFrom(pooledFrom).Oversell(oversell);
                for (var i = 0; i < channels.Length; i++)
                {
                    var (_, floor, cap) = channels[i];
                    p.Channel($"shop-{i}", channels[i].Item1, channel => channel.Floor(floor).Cap(cap));
                }
            });
            var lines = orders.Select((order, i) => Line($"{i}", "A", order.Item1) with
            {
                Contained = order.Item2 ? order.Item1 : 0,
                ContainedAt = order.Item2 ? Noon - Duration.FromMinutes(1) : null,
            });

            var explanation = Explain(pool, "A", Article("A", quantity, [.. lines]));

            // Piece by piece: whoever is furthest behind its share of what was given out so far gets the next one.
            var pieces = 0;
            while (pieces + 1 <= quantity - safety - orders.Where(order => !order.Item2).Sum(order => order.Item1) + oversell)
            {
                pieces++;
            }

            var total = channels.Sum(channel => channel.Item1);
            var parts = explanation.Channels.Select(channel => channel.Part).ToArray();
            if (channels.Length == 1 || pieces >= pooledFrom)
            {
                Assert.All(parts, part => Assert.Equal(pieces, part));
            }
            else
            {
                Assert.Equal(pieces, parts.Sum());
                Assert.All(parts.Zip(channels), pair => Assert.True(Math.Abs(pair.First - ((decimal)pieces * pair.Second.Item1 / total)) < 1));
            }

            Assert.All(explanation.Channels.Zip(channels), pair => Assert.Equal(
                pair.First.Part < pair.Second.Item2 ? 0 : Math.Min(pair.First.Part, pair.Second.Item3), pair.First.Wanted));
            Assert.Equal(explanation.Articles[0].Available, explanation.Available);
        });

    [Fact]
    public void ToText_Bundle_NamesSourcesReservationsOrdersAndWhatWasPublished()
    {
        var pool = Pool(p => p.Channel("shop-us").Safety("CUP", 1).Bundle("SET", new BundlePart("CUP", 4), new BundlePart("POT", 1)));
        var cups = Article("CUP", 14, Line("1001", "CUP", 4) with { Item = "SET" });
        cups = cups with { Locations = [cups.Locations[0] with { Reserved = 2 }] };
        var explanation = Explain(pool, "SET", cups, Article("POT", 5, Line("1001", "POT", 1) with { Item = "SET" }));
        var published = explanation.Channels[0] with
        {
            Published = 3, PublishedAt = Noon - Duration.FromMinutes(10), PublishedAfter = 12.5, Had = 3, ReadAt = Noon - Duration.FromMinutes(9),
        };

        Assert.Equal(
            """
            SET in pool us, worked out at 2026-03-02T12:00:00Z
              CUP (4 each)
                14 at WH says erp-us (LessReserved: 16 there, 2 reserved, 2026-03-02T12:00:00Z)
                - 1 safety
                - 4 order 1001 of shop-us as SET, placed 2026-03-02T11:55:00Z
                = 9 available
              POT
                5 at WH says erp-us (LessReserved, 2026-03-02T12:00:00Z)
                - 0 safety
                - 1 order 1001 of shop-us as SET, placed 2026-03-02T11:55:00Z
                = 4 available
              SET can be made 2 times
              shop-us: 2 of all 2; published 3 at 2026-03-02T11:50:00Z, 12.5 s after the change; had 3 at 2026-03-02T11:51:00Z

            """,
            (explanation with { Channels = [published] }).ToText(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void ToJson_Read_IsTheSame()
    {
        var explanation = Explain(Pool(), "A", Article("A", 4.5m, Line("1", "A", 1)));

        using var json = System.Text.Json.JsonDocument.Parse(explanation.ToJson());
        var read = ItemState.Read(new ItemState { Explanation = explanation }.Write()).Explanation!;

        Assert.Equal("3.5", json.RootElement.GetProperty("Available").GetRawText());
        Assert.Equal(explanation.ToText(), read.ToText());
    }

    private static string Document()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "docs", "stock.md")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("docs/stock.md is not above the tests.");
        }

        return File.ReadAllText(Path.Combine(directory.FullName, "docs", "stock.md"));
    }
}
