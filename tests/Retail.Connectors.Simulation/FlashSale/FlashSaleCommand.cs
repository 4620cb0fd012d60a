namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>The sale as a command: details, and one closing line.</summary>
internal static class FlashSaleCommand
{
    private const double Objective = 60;

    public static int Run(ReadOnlySpan<string> words)
    {
        if (SaleOptions.Parse(words) is not { } options)
        {
            Console.Error.WriteLine(SaleOptions.Usage);
            return 2;
        }

        var result = SaleRun.Run(options);
        foreach (var line in result.Details())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(result);
        return IsKept(result) ? 0 : 1;
    }

    /// <summary>Every change was shown in time, every order went in, and nothing was sold that was not there.</summary>
    public static bool IsKept(SaleResult result) => result is { NeverShown: 0, Oversold: 0 }
        && result.Submitted == result.Orders
        && result.Freshness.All(seconds => seconds <= Objective);
}
