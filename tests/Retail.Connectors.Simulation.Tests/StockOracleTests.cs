using NodaTime;
using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Running;
using Retail.Connectors.Simulation.Stock;

namespace Retail.Connectors.Simulation.Tests;

/// <summary>What the oracle of stock calls oversold, and what it excuses.</summary>
public sealed class StockOracleTests
{
    private const string Sku = "S-1";
    private static readonly Duration Patience = Duration.FromMinutes(5);
    private readonly Schedule _schedule = new(World.Start, new Random(1));
    private readonly StockOracle _oracle;
    private int _orders;

    public StockOracleTests()
    {
        _oracle = new StockOracle(_schedule);
        _oracle.Counted(Sku, 5);
    }

    [Fact]
    public void Judge_SoldAsManyAsThereAre_FindsNothing()
    {
        Sell(StockGoods.East, 3);
        Sell(StockGoods.West, 2);

        Assert.Empty(_oracle.Judge(Patience));
        Assert.Equal(0, _oracle.Left(Sku));
    }

    [Fact]
    public void Judge_SoldOneTooManyForNoReason_FindsIt()
    {
        Sell(StockGoods.East, 3);
        Sell(StockGoods.West, 3);

        var finding = Assert.Single(_oracle.Judge(Patience));
        Assert.Equal(FindingKind.Oversold, finding.Kind);
        Assert.Contains("1 of S-1", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ExcuseOfWhichTheServiceKnewAtTheNextPublication_IsOver()
    {
        Pass(Duration.FromSeconds(1));
        var from = _schedule.Now;
        Sell(StockGoods.East, 3);
        _oracle.Published(StockGoods.East, Sku, from, _schedule.Now, from);
        Pass(Duration.FromSeconds(1));
        _oracle.Published(StockGoods.East, Sku, _schedule.Now, _schedule.Now + Duration.FromSeconds(1), _schedule.Now);
        Pass(Duration.FromSeconds(2));
        Sell(StockGoods.East, 3);

        Assert.Single(_oracle.Judge(Patience));
    }

    [Theory]
    [InlineData(StockGoods.West, true)]
    [InlineData(StockGoods.East, false)]
    public void Judge_SoldWhileBeingPublished_IsExcusedInThatShopAlone(string shop, bool isExcused)
    {
        Sell(StockGoods.East, 4);
        Pass(Duration.FromSeconds(10));
        var from = _schedule.Now;
        Pass(Duration.FromSeconds(1));
        Sell(StockGoods.West, 3);
        _oracle.Published(shop, Sku, from, _schedule.Now, from);

        Assert.Equal(isExcused, _oracle.Judge(Patience).Count == 0);
    }

    [Fact]
    public void Judge_MissingInTheWarehouse_IsExcusedPieceByPiece()
    {
        Sell(StockGoods.East, 4);
        _oracle.Counted(Sku, -2);
        Assert.Empty(_oracle.Judge(Patience));

        Sell(StockGoods.West, 2);

        Assert.Single(_oracle.Judge(Patience));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Judge_MissingInTheWarehouse_IsExcusedUntilItsNumberWasReadAgain(bool wasRead, int findings)
    {
        Sell(StockGoods.East, 4);
        var before = _schedule.Now;
        Pass(Duration.FromSeconds(1));
        _oracle.Counted(Sku, -2);
        Pass(Duration.FromSeconds(1));
        var from = _schedule.Now;
        Pass(Duration.FromSeconds(1));
        _oracle.Published(StockGoods.East, Sku, from, _schedule.Now, wasRead ? from : before);
        _oracle.Published(StockGoods.West, Sku, from, _schedule.Now, wasRead ? from : before);
        _oracle.Counted(Sku, 1);
        Pass(Duration.FromSeconds(1));
        Sell(StockGoods.West, 1);

        Assert.Equal(findings, _oracle.Judge(Patience).Count);
    }

    [Fact]
    public void Judge_OrderThatStayedUnknownTooLong_IsExcused()
    {
        _oracle.Sold(StockGoods.East, Sku, 4, "1");
        Pass(Patience + Duration.FromSeconds(1));
        _oracle.Known("1");
        Sell(StockGoods.West, 4);

        Assert.Empty(_oracle.Judge(Patience));
    }

    private void Sell(string shop, int quantity)
    {
        var order = $"{shop}-{++_orders}";
        _oracle.Sold(shop, Sku, quantity, order);
        _oracle.Known(order);
    }

    private void Pass(Duration time)
    {
        _schedule.After(time, static () => { });
        _schedule.Step();
    }
}
