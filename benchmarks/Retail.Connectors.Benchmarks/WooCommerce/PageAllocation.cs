using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>What reading a page allocates, in megabytes of a million bytes.</summary>
internal sealed class PageAllocation : IFigure
{
    private const double Megabyte = 1_000_000;

    public string Name => "woo-page-alloc-mb";

    public string Target => "<= 2.5 MB";

    public Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var ours = Rounds.Median([.. Enumerable.Range(0, settings.Rounds).Select(static _ => Allocated(static () => PageReading.Ours()))]);
        var floor = Rounds.Median([.. Enumerable.Range(0, settings.Rounds).Select(static _ => Allocated(static () => PageReading.Floor()))]);
        return Task.FromResult(new Measured(ours, string.Create(CultureInfo.InvariantCulture, $"floor {floor:0.00} MB, page of {Recorded.OrdersPage.Length} bytes")));
    }

    private static double Allocated(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Megabyte;
    }
}
