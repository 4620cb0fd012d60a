namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>The sale as a command: what it came to with stock and without, and one closing line.</summary>
internal static class FlashSaleCommand
{
    public static int Run(ReadOnlySpan<string> words)
    {
        if (SaleOptions.Parse(words) is not { } options)
        {
            Console.Error.WriteLine(SaleOptions.Usage);
            return 2;
        }

        var sale = SaleRun.Run(options);
        if (options.Pool == 0)
        {
            Console.WriteLine(sale);
            return sale.Submitted == sale.Orders ? 0 : 1;
        }

        var comparison = new SaleComparison(sale, SaleRun.Run(options with { Pool = 0 }));
        foreach (var line in comparison.Details())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
        Console.WriteLine(comparison);
        return comparison.IsKept ? 0 : 1;
    }
}
