using ScaleModel.Model;

namespace Retail.Connectors.Tests.Scale;

public sealed class InstallationTests
{
    private static readonly ErpProfile Erp = new("erp", [("read", 2, 0.05), ("write", 1, 0.3)], Parallel: 2, Batched: 0.1);

    [Fact]
    public void Profile_Calls_AddUp()
    {
        Assert.Equal(0.4, Erp.SecondsPerOrder, precision: 9);
        Assert.Equal(3, Erp.CallsPerOrder, precision: 9);
    }

    [Theory]
    [InlineData(0.5, 1, 7200)]
    [InlineData(0.5, 4, 28_800)]
    [InlineData(2, 1, 1800)]
    public void Step_OrdersPerHour_AreItsTimeOverThatOfAnOrder(double seconds, double parallel, double expected) =>
        Assert.Equal(expected, new Step("step", seconds, parallel, string.Empty).OrdersPerHour, precision: 6);

    [Fact]
    public void Step_Load_IsTheShareOfItsTime() =>
        Assert.Equal(0.25, new Step("step", SecondsPerOrder: 0.5, Parallel: 1, string.Empty).Load(1800), precision: 9);

    [Fact]
    public void Bottleneck_SlowErp_IsTheErp()
    {
        var bottleneck = new Installation { Erp = Erp }.Bottleneck();

        Assert.StartsWith("erp:", bottleneck.Name, StringComparison.Ordinal);
        Assert.Equal(18_000, bottleneck.OrdersPerHour, precision: 6);
    }

    [Fact]
    public void Bottleneck_OneOrderAtATime_IsTheNode()
    {
        var bottleneck = new Installation { Erp = Erp, Concurrency = 1 }.Bottleneck();

        Assert.StartsWith("nodes:", bottleneck.Name, StringComparison.Ordinal);
        Assert.Equal(3600 / 0.47, bottleneck.OrdersPerHour, precision: 6);
    }

    [Fact]
    public void Bottleneck_ErpThatGrewAndBatches_IsTheShopUntilPagesAreRead()
    {
        var grown = new Installation { Erp = Erp, ErpSize = 4, Batches = true };

        Assert.StartsWith("shop:", grown.Bottleneck().Name, StringComparison.Ordinal);
        Assert.StartsWith("nodes:", (grown with { ReadsPages = true }).Bottleneck().Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_ErpThatGainsNothingFromBatches_StaysAsItIs()
    {
        var plain = new Installation { Erp = Recorded.Tryton };

        Assert.Equal(plain.Bottleneck(), (plain with { Batches = true }).Bottleneck());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void Steps_TwiceTheNodesOrTheirConcurrency_TakeTwiceTheOrders(int nodes, int factor)
    {
        var one = new Installation { Erp = Erp };
        var two = one with { Nodes = nodes, Concurrency = one.Concurrency * factor };

        Assert.Equal(2 * one.Steps()[2].OrdersPerHour, two.Steps()[2].OrdersPerHour, precision: 6);
    }
}
