using Retail.Connectors.Simulation.FlashSale;

namespace Retail.Connectors.Simulation.Tests;

/// <summary>The flash sale in small: <c>flash-sale</c> is the large one.</summary>
public sealed class FlashSaleTests
{
    /// <summary>Orders come in faster than the ERP takes them, and what is counted in it reaches the shops all the same.</summary>
    [Fact]
    public void Sale_MoreOrdersThanTheErpTakes_StarvesNeitherStockNorOrders()
    {
        var result = SaleRun.Run(new SaleOptions { Orders = 200, Seconds = 40, Articles = 50, Erp = 1, Concurrency = 8 });

        Assert.True(FlashSaleCommand.IsKept(result), result.ToString());
        Assert.Equal(200, result.Submitted);
        Assert.Equal(13, result.Freshness.Count);
        Assert.InRange(result.Busy["erp"], 0.9, 1);
        Assert.True(SaleResult.At(result.Submission, 0.95) > 10, $"Nothing was held up: {result}");
        Assert.Equal(0, result.Late);
    }

    /// <summary>The same seed is the same sale.</summary>
    [Fact]
    public void Sale_AgainWithTheSameSeed_IsTheSame()
    {
        var options = new SaleOptions { Orders = 30, Seconds = 20, Articles = 25, Seed = 5 };

        Assert.Equal(SaleRun.Run(options).ToString(), SaleRun.Run(options).ToString());
    }
}
