using System.Diagnostics.Metrics;
using NodaTime;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Sync.Tests.Stock.World;

namespace Retail.Connectors.Sync.Tests.Stock;

/// <summary>How old a change is when the channels show it, and who hears of it when that is too old.</summary>
public sealed class FreshnessTests : IDisposable
{
    private const string Sku = "SKU-00001";

    private readonly List<PoolMeter> _meters = [];

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());

    [Fact]
    public async Task Change_ShownInTime_IsMeasuredAndNobodyIsTold()
    {
        var (catalog, meter) = await ChangedAsync("fresh", Duration.FromSeconds(59));

        await catalog.RunAsync();
        await LookAsync(catalog);

        Assert.Equal([59.0, 59.0], meter.Ages);
        Assert.Equal(0, meter.Late);
        Assert.Empty(catalog.Parked);
        Assert.Empty(catalog.Logged);
        Assert.Contains("59 s after the change", await TextAsync(catalog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ShownLate_IsCountedAndLoggedOncePerChannel()
    {
        var (catalog, meter) = await ChangedAsync("late", Duration.FromSeconds(61));

        await catalog.RunAsync();

        Assert.Equal(2, meter.Late);
        Assert.Equal(2, catalog.Logged.Count);
        Assert.All(catalog.Logged, line => Assert.StartsWith("Warning: Pool late: 1 numbers of shop-", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_NotShownForTooLong_IsAnExceptionUntilItIsShown()
    {
        var (catalog, _) = await ChangedAsync("waits", Duration.FromSeconds(61));

        await LookAsync(catalog);
        await LookAsync(catalog);

        var entry = Assert.Single(catalog.Parked);
        Assert.Equal(("stock-late", ParkOwner.Operations), (entry.Reason.Code, entry.Reason.Owner));
        Assert.Contains("1 changes of pool waits wait longer than 60 s", entry.Reason.Explanation, StringComparison.Ordinal);
        Assert.Single(catalog.Logged);

        await catalog.RunAsync();
        await LookAsync(catalog);

        Assert.Empty(catalog.Parked);
    }

    [Fact]
    public async Task Change_OfAShopThatDoesNotAnswer_IsSaidToWaitInTheExplanation()
    {
        var (catalog, _) = await ChangedAsync("silent", Duration.FromSeconds(1));
        catalog.Silent.Add("shop-de");

        await catalog.RunAsync();
        var waits = (await catalog.ExplainAsync(Sku)).Single();
        catalog.Pass(Duration.FromSeconds(70));
        var late = (await catalog.ExplainAsync(Sku)).Single();

        Assert.Equal((true, false, true), (waits.WaitingSince is not null, waits.IsLate, late.IsLate));
        Assert.Contains("is not shown everywhere yet, longer than the objective allows.", late.ToText(), StringComparison.Ordinal);

        catalog.Silent.Clear();
        await catalog.RunAsync();

        Assert.Null((await catalog.ExplainAsync(Sku)).Single().WaitingSince);
        Assert.Equal(55, catalog.Shops[("shop-de", Sku)]);
    }

    [Fact]
    public async Task Change_ToldWhileTheRunIsOn_IsNotAsOldAsWhatTheRunShowed()
    {
        var (catalog, meter) = await ChangedAsync("busy", Duration.FromSeconds(50));
        catalog.OnWrite = () => catalog.MarkAsync(Sku);
        await catalog.RunAsync();
        catalog.OnWrite = null;

        catalog.Erp[Sku] = 54;
        catalog.Pass(Duration.FromSeconds(40));
        await catalog.RunAsync();

        // Told 40 s ago, and it may have come about one interval before.
        Assert.Equal([50.0, 50.0, 50.0, 50.0], meter.Ages);
        Assert.Equal((0L, 54m), (meter.Late, catalog.Shops[("shop-de", Sku)]));
    }

    [Fact]
    public async Task Objective_OfThePool_DecidesWhatIsLate()
    {
        var (catalog, meter) = await ChangedAsync("hasty", Duration.FromSeconds(6), TimeSpan.FromSeconds(5));

        await catalog.RunAsync();

        Assert.Equal(2, meter.Late);
    }

    [Fact]
    public async Task Promised_MoreThanThereIs_IsCountedAsOversell()
    {
        var (catalog, meter) = await ChangedAsync("oversold", Duration.FromSeconds(1));
        catalog.Erp[Sku] = -3;

        await catalog.RunAsync();
        await catalog.MarkAsync(Sku);
        await catalog.RunAsync();

        Assert.Equal(3, meter.Oversold);
        Assert.Equal(0, catalog.Shops[("shop-us", Sku)]);
    }

    /// <summary>Ten published articles, of which one was counted anew in the ERP some time ago.</summary>
    private async Task<(BigCatalog Catalog, PoolMeter Meter)> ChangedAsync(string pool, Duration ago, TimeSpan? objective = null)
    {
        var builder = new StockPoolBuilder(pool, "erp-us").Locations("WH").Channel("shop-us").Channel("shop-de");
        var catalog = new BigCatalog(10, (objective is { } time ? builder.Freshness(time) : builder).Build());
        await catalog.RunAsync();
        var meter = new PoolMeter(pool);
        _meters.Add(meter);
        catalog.Erp[Sku] = 55;
        await catalog.MarkAsync(Sku);
        catalog.Pass(ago);
        return (catalog, meter);
    }

    private static Task LookAsync(BigCatalog catalog) => catalog.RunAsync(catalog.Schedule);

    private static async Task<string> TextAsync(BigCatalog catalog) => (await catalog.ExplainAsync(Sku)).Single().ToText();

    /// <summary>What is reported of one pool. Other tests report at the same time: theirs are called otherwise.</summary>
    private sealed class PoolMeter : IDisposable
    {
        private readonly MeterListener _listener = new();

        public PoolMeter(string pool)
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Retail.Connectors.Sync")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            {
                if (instrument.Name == "retail.stock.age" && tags.Contains(new("retail.pool", pool)))
                {
                    Ages.Add(value);
                }
            });
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                if (tags.Contains(new("retail.pool", pool)))
                {
                    Late += instrument.Name == "retail.stock.late" ? value : 0;
                    Oversold += instrument.Name == "retail.stock.oversell.count" ? value : 0;
                }
            });
            _listener.Start();
        }

        public void Dispose() => _listener.Dispose();

        public List<double> Ages { get; } = [];

        public long Late { get; private set; }

        public long Oversold { get; private set; }
    }
}
