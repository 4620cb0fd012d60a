using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Odoo.Tests.Reading;

/// <summary>Windows of a feed: late commits, equal moments, pages, repeats.</summary>
public sealed class ChangeFeedTests : IAsyncDisposable
{
    private const string Erp = TestHost.Erp;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider _transactions = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    private readonly OdooSimulator _odoo;
    private readonly ServiceProvider _services;

    public ChangeFeedTests()
    {
        _odoo = new OdooSimulator(new OdooSimulatorOptions { Time = _transactions });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddRetailConnectors(retail => retail.AddOdoo(Erp, options =>
        {
            options.BaseAddress = new Uri("https://odoo.example");
            options.Database = "odoo";
            options.ApiKey = "operator-key";
            options.CompanyId = 2;
            options.PageSize = 10;
        }));
        services.AddHttpClient(Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_odoo));
        _services = services.BuildServiceProvider();
        _transactions.Advance(TimeSpan.FromMinutes(58));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Read_FirstTime_BeginsNowAndTellsWhatTheOverlapHolds()
    {
        _odoo.AddPartner("Recent", "R-1");

        var page = await Feed.ReadAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(["Recent"], Names(page));
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task Read_CommittedLate_IsToldAlthoughItIsDatedBeforeTheWindow()
    {
        var first = await Feed.ReadAsync(null, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(40));
        var second = await Feed.ReadAsync(first.Next, TestContext.Current.CancellationToken);
        _odoo.AddPartner("Late", "L-1");

        var third = await Feed.ReadAsync(second.Next, TestContext.Current.CancellationToken);

        Assert.Empty(second.Items);
        Assert.Equal(["Late"], Names(third));
    }

    [Fact]
    public async Task Read_OverlapReadAgain_TellsNothingTwiceButEveryChange()
    {
        var id = _odoo.AddPartner("Once", "O-1");
        var first = await Feed.ReadAsync(null, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(5));
        var second = await Feed.ReadAsync(first.Next, TestContext.Current.CancellationToken);

        // Within the same second as before: the moment of writing does not tell the change.
        await _services.GetRequiredKeyedService<OdooClient>(Erp).WriteAsync(
            "res.partner", [id], new OdooValues().Set("city", "Reno"), TestContext.Current.CancellationToken);
        var third = await Feed.ReadAsync(second.Next, TestContext.Current.CancellationToken);

        Assert.Equal(["Once"], Names(first));
        Assert.Empty(second.Items);
        Assert.Equal(["Reno"], third.Items.Select(item => ((FeedItem<Customer>.Seen)item).Value!.Address.City));
    }

    [Fact]
    public async Task Read_MoreThanAPageOfOneMoment_TellsEachOnce()
    {
        for (var number = 0; number < 35; number++)
        {
            _odoo.AddPartner($"Partner {number:00}", $"P-{number}");
        }

        var told = new List<string>();
        Cursor? cursor = null;
        FeedPage<Customer> page;
        do
        {
            page = await Feed.ReadAsync(cursor, TestContext.Current.CancellationToken);
            told.AddRange(Names(page));
            cursor = page.Next;
        }
        while (page.HasMore);

        Assert.Equal(35, told.Count);
        Assert.Equal(35, told.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Read_SameCursorTwice_TellsTheSameTwice()
    {
        var first = await Feed.ReadAsync(null, TestContext.Current.CancellationToken);
        _odoo.AddPartner("Kept", "K-1");

        var once = await Feed.ReadAsync(first.Next, TestContext.Current.CancellationToken);
        var again = await Feed.ReadAsync(first.Next, TestContext.Current.CancellationToken);

        Assert.Equal(["Kept"], Names(once));
        Assert.Equal(Names(once), Names(again));
    }

    [Fact]
    public async Task Read_ForeignCursor_SaysSo() =>
        await Assert.ThrowsAsync<FormatException>(() => Feed.ReadAsync(new Cursor("of another feed"), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Census_Window_ListsWhatWasMadeInIt()
    {
        _odoo.AddPartner("In", "I-1");
        var now = Instant.FromDateTimeOffset(_transactions.GetUtcNow());

        var inside = await ListAsync(new CensusWindow(now - Duration.FromMinutes(1), now + Duration.FromMinutes(1)));
        var outside = await ListAsync(new CensusWindow(now + Duration.FromMinutes(1), now + Duration.FromMinutes(2)));

        Assert.Equal(["I-1"], inside.Select(entry => entry.Key));
        Assert.Empty(outside);
    }

    private IChangeFeed<Customer> Feed => _services.GetRequiredKeyedService<IChangeFeed<Customer>>(Erp);

    private static IEnumerable<string> Names(FeedPage<Customer> page) => page.Items.Select(item => ((FeedItem<Customer>.Seen)item).Value!.Name);

    private async Task<List<CensusEntry>> ListAsync(CensusWindow window)
    {
        var entries = new List<CensusEntry>();
        await foreach (var entry in _services.GetRequiredKeyedService<ICensus<Customer>>(Erp).ListAsync(window, TestContext.Current.CancellationToken))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
