using NodaTime;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;
using static Retail.Connectors.Sync.Tests.Stock.TestPools;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>What a channel's own number tells.</summary>
public sealed class ChannelReadingTests
{
    private static readonly Duration Skew = Duration.FromSeconds(2);

    /// <summary>Ten were read at noon and confirmed five seconds later.</summary>
    private static ChannelState Ten => new("shop-us") { Product = "7", Base = 10, ReadAt = Noon, ConfirmedAt = At(5), KnownAt = Noon };

    [Fact]
    public void Read_LowerThanKnownOrdersExplain_IsDemandNotSeenYet()
    {
        var reading = Read(Ten, 7, Order("1", 1, placed: 30, seen: 31));

        Assert.Equal((2m, 0m), (reading.Unseen, reading.Raised));
        Assert.Equal(2, reading.State.Presumed.Sum(presumed => presumed.Quantity));
        Assert.Equal(7, reading.State.Base);
    }

    [Fact]
    public void Read_AsExpected_TellsNothing()
    {
        var reading = Read(Ten, 9, Order("1", 1, placed: 30, seen: 31));

        Assert.Equal((0m, 0m), (reading.Unseen, reading.Raised));
        Assert.Empty(reading.State.Presumed);
    }

    [Fact]
    public void Read_Higher_IsAHandEdit() => Assert.Equal((0m, 4m), (Read(Ten, 14).Unseen, Read(Ten, 14).Raised));

    [Fact]
    public void Read_OrderKnownWhenItWasWritten_IsNotExpectedAgain()
    {
        var state = Ten with { KnownAt = At(-10) };

        Assert.Equal(1, Read(state, 9, Order("1", 1, placed: -60, seen: -10)).Unseen);
    }

    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(9, 0, 0)]
    [InlineData(8, 1, 0)]
    [InlineData(11, 0, 1)]
    public void Read_OrderPlacedWhileItWasWritten_MayBeInTheNumberOrNot(int shown, int unseen, int raised)
    {
        var reading = Read(Ten, shown, Order("1", 1, placed: 3, seen: 20));

        Assert.Equal(((decimal)unseen, (decimal)raised), (reading.Unseen, reading.Raised));
    }

    [Fact]
    public void View_PresumedOrderIsKnownNow_IsPresumedNoLonger()
    {
        var state = Read(Ten, 8).State;
        Assert.Equal(2, state.Presumed.Sum(presumed => presumed.Quantity));

        var view = ChannelView.Of(state, "A", [Order("1", 2, placed: 40, seen: 70)], Skew);

        Assert.Equal((8m, 0m), (view.Expected, view.PresumedSum));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(3, 1)]
    [InlineData(10, 0)]
    [InlineData(8, 2)]
    public void Read_AfterAWriteOfUnknownOutcome_TakesTheFewestSalesThatExplainIt(int shown, int unseen) =>
        Assert.Equal(unseen, Read(Ten with { Pending = 4 }, shown).Unseen);

    [Fact]
    public void Read_OrdersKnownOutOfOrder_AreEachCountedOnce()
    {
        var late = Order("2", 1, placed: 30, seen: 32);
        var state = Read(Ten, 9, late).State;

        // Seen earlier, known later.
        var reading = Read(state, 8, late, Order("1", 1, placed: 70, seen: 31));

        Assert.Equal(0, reading.Unseen);
    }

    private static Instant At(double seconds) => Noon + Duration.FromSeconds(seconds);

    private static DemandLine Order(string number, decimal quantity, double placed, double seen) =>
        Line(number, "A", quantity) with { PlacedAt = At(placed), SeenAt = At(seen) };

    private static ChannelReading Read(ChannelState state, decimal shown, params DemandLine[] demand) => ChannelReading.Of(
        state,
        ChannelView.Of(state, "A", demand, Skew),
        new ChannelStock { Product = new EntityRef("shop-us", EntityKind.Product, "7"), Sku = "A", Managed = true, Quantity = shown },
        At(60),
        At(61));
}
