using Retail.Connectors.Simulation.FlashSale;

namespace Retail.Connectors.Simulation.Tests;

/// <summary>The flash sale in small: <c>flash-sale</c> is the large one.</summary>
public sealed class FlashSaleTests
{
    /// <summary>Orders come in faster than the ERP takes them, and what is counted in it reaches the shops all the same.</summary>
    [Fact]
    public void Sale_MoreOrdersThanTheErpTakes_StarvesNeitherStockNorOrders()
    {
        var options = new SaleOptions { Orders = 200, Seconds = 40, Articles = 50, Erp = 1, Concurrency = 8 };
        var result = SaleRun.Run(options);
        var comparison = new SaleComparison(result, SaleRun.Run(options with { Pool = 0 }));

        Assert.True(comparison.IsKept, comparison.ToString());
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

    /// <summary>Each of the two may starve the other, and both are said.</summary>
    [Fact]
    public void Comparison_OrdersHeldUpOrNumbersLate_IsMissed()
    {
        var sale = SaleRun.Run(new SaleOptions { Orders = 20, Seconds = 20, Articles = 25 });
        var slow = sale with { LastIn = sale.LastIn * 2, Submission = [.. sale.Submission.Select(seconds => seconds + 61)] };
        var missing = sale with { Submitted = 19, Late = 3, Oversold = 1, NeverShown = 2, Freshness = [61, 1] };

        Assert.Empty(new SaleComparison(sale, sale).Missed());
        Assert.Equal(
            ["orders go in at 50 % of what they do without stock, at least 80 % were promised", "orders wait 61.0 s longer than without stock, at most 60 s were promised"],
            new SaleComparison(slow, sale).Missed());
        Assert.Equal(
            ["3 numbers later than 60 s", "1 counts later than 60 s", "2 counts never shown", "1 orders missing in the ERP", "1 units oversold"],
            new SaleComparison(missing, sale).Missed());
        Assert.StartsWith("flash-sale MISSED (3 numbers later than 60 s; ", new SaleComparison(missing, sale).ToString(), StringComparison.Ordinal);
    }
}
