using AllFlows.Audit;
using AllFlows.Stage;
using AllFlows.Sync;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;
using Samples.Shared;

namespace AllFlows;

/// <summary>One run: set the stage, let the days pass, count on both sides, look at everything once more.</summary>
internal sealed class Run : IAsyncDisposable
{
    /// <summary>A sync that writes nothing for so long, with something left to do, is stuck.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Arguments _arguments;
    private readonly IReadOnlyList<(ShopDesk Shop, ErpDesk Erp)> _desks;
    private readonly ErpStage _erp;
    private readonly Season _season;
    private readonly KillPlan _kills;
    private readonly IReadOnlyList<SimulatorHost> _hosts;
    private readonly IReadOnlyList<WebhookPump> _webhooks;
    private readonly CallCounter _calls;
    private readonly SqliteWorkStore _store;
    private readonly string _folder;
    private readonly Uri _listen;
    private readonly CancellationTokenSource _end = new();
    private SyncProcess _process;
    private int _crashes;

    private Run(Arguments arguments, TimeProvider time, IReadOnlyList<(ShopDesk Shop, ErpDesk Erp)> desks, ErpStage erp, IReadOnlyList<SimulatorHost> hosts)
    {
        (_arguments, _time, _desks, _erp, _hosts) = (arguments, time, desks, erp, hosts);
        _folder = Directory.CreateTempSubdirectory("retail-allflows-").FullName;
        _season = new Season(desks, arguments);
        _kills = new KillPlan(arguments.Kills, _season.Stories.Count, arguments.Seed);
        _calls = new CallCounter(time);
        _webhooks = [.. desks.Select((desk, index) => new WebhookPump(desk.Shop.Server, WebhookVices(index), time))];
        _store = new SqliteWorkStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "retail.db") }, time);
        foreach (var host in hosts)
        {
            host.BeforeCarriedOut = _kills.BeforeAsync;
            host.AfterCommit = call =>
            {
                _calls.Count(call);
                return _kills.AfterAsync(call);
            };
        }

        _listen = LoopbackPort.Free();
        foreach (var (shop, _) in desks)
        {
            shop.Subscribe(new Uri(_listen, $"/webhooks/{shop.Market.Shop}"));
        }

        Settings().Write(SettingsFile);
        _process = StartSync();
    }

    private string SettingsFile => Path.Combine(_folder, "settings.json");

    public static async Task<int> PlayAsync(Arguments arguments, TimeProvider time)
    {
        var started = time.GetTimestamp();
        Market[] markets = [Market.Us, Market.De];
        var erp = new ErpStage(markets, time);
        var desks = markets.Select(market => (Shop: new ShopDesk(market, time), Erp: new ErpDesk(erp.Server, market))).ToList();
        foreach (var (shop, desk) in desks)
        {
            await erp.SetUpAsync(shop, desk);
        }

        var hosts = new List<SimulatorHost>();
        foreach (var server in desks.Select(desk => (ISimulatedServer)desk.Shop.Server).Append(erp.Server))
        {
            var vices = arguments.Vices ? new SimulatorVices { Seed = arguments.Seed + hosts.Count, CallFailureRate = 0.1 } : SimulatorVices.None;
            hosts.Add(await SimulatorHost.StartAsync(server, vices, time));
        }

        await using var run = new Run(arguments, time, desks, erp, hosts);
        return await run.PlayAsync(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _process.Dispose();
        foreach (var pump in _webhooks)
        {
            pump.Dispose();
        }

        await _store.DisposeAsync();
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _end.Dispose();
    }

    private async Task<int> PlayAsync(long started)
    {
        Report.Start(_arguments, _season.Stories.Count, _folder);
        await LoopbackPort.ListeningAsync(_listen, _time);
        var telling = Task.WhenAll(_webhooks.Select(pump => pump.RunAsync(_end.Token)));
        var verdict = await LiveAsync();
        var again = await LookAgainAsync();
        await _end.CancelAsync();
        await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Report.Trouble(_arguments, _hosts, _webhooks, _kills);
        return Report.Close(verdict, again, [.. _season.Stories.Where(story => !story.IsOver)], _crashes, _time.GetElapsedTime(started));
    }

    /// <summary>Lets the days pass, and starts the sync again whenever it was killed, until all is as it should be or nothing moves any more.</summary>
    private async Task<Verdict> LiveAsync()
    {
        for (var tick = 0; ; tick++)
        {
            Revive();
            _season.Tick();
            _kills.Aim(_season.Finished, _process);
            var isStuck = _calls.SinceLastWrite > Quiet;
            if (isStuck || (tick % 10 == 0 && _season.IsOver && _kills.IsFinished))
            {
                var open = await OpenAsync();
                var verdict = await JudgeAsync();
                if (isStuck || (open == 0 && verdict.IsGood))
                {
                    return verdict;
                }
            }

            Report.Progress(tick, _arguments.Days, _season, _kills.Happened);
            await Task.Delay(Tick, _time);
        }
    }

    private void Revive()
    {
        if (!_process.HasExited)
        {
            return;
        }

        var before = _kills.Happened;
        _kills.ProcessDied();
        _crashes += _kills.Happened > before ? 0 : 1;
        _process.Dispose();
        _process = StartSync();
    }

    /// <summary>Pieces of work of all flows that are not at an end.</summary>
    private async Task<long> OpenAsync()
    {
        var open = 0L;
        foreach (var flow in _desks.SelectMany(desk => FlowList.Of(desk.Shop.Market)).Select(flow => flow.Name).Distinct())
        {
            var counts = await _store.Queries.CountAsync(flow, CancellationToken.None);
            open += counts.Pending + counts.Waiting;
        }

        return open;
    }

    private async Task<Verdict> JudgeAsync()
    {
        var parked = await _store.Queries.ListParkedAsync(null, int.MaxValue, CancellationToken.None);
        return new Verdict(
            [.. _desks.Select(desk => (new ShopBook(desk.Shop), new ErpBook(_erp.Server, desk.Erp, desk.Shop.RateIds)))],
            _season.Stories.Where(story => story.IsPlanted).Select(story => $"{story.Market.Shop}/{story.Id}").ToHashSet(),
            [.. parked.Select(Name)]);
    }

    private static string Name(ParkedWork work) => work.Key.Flow.StartsWith("orders/", StringComparison.Ordinal) && work.Reason.Missing.Length > 0
        ? $"{work.Key.Source.System}/{work.Key.Source.Id}"
        : $"{work.Key}: {work.Reason.Code}, {work.Reason.Explanation}";

    /// <summary>A new process on the same store and the same systems looks at everything once more: there must be nothing to write.</summary>
    private async Task<SecondLook> LookAgainAsync()
    {
        await _process.StopAsync();
        _process.Dispose();
        var writes = _calls.Writes;
        var work = new Sweep(_desks, _store);
        var before = await work.VersionsAsync();
        _process = StartSync();
        foreach (var line in work.Lines())
        {
            _process.Tell(line);
        }

        var started = _time.GetTimestamp();
        int looked;
        do
        {
            await Task.Delay(Tick * 5, _time);
            var now = await work.VersionsAsync();
            looked = now.Count(item => item.Value.IsSettled && item.Value.Version > before[item.Key].Version);
        }
        while (looked < before.Count && _time.GetElapsedTime(started) < Quiet * 2);

        await _process.StopAsync();
        return new SecondLook(before.Count, looked, _calls.Writes - writes, _calls.Since(writes));
    }

    private SyncProcess StartSync() => SyncProcess.Start(SettingsFile, Path.Combine(_folder, "sync.log"));

    private SyncSettings Settings() => new()
    {
        Shops = [.. _desks.Select((desk, index) => new ShopSettings
        {
            Name = desk.Shop.Market.Shop,
            Erp = desk.Shop.Market.Erp,
            Address = _hosts[index].BaseAddress,
            Key = ShopDesk.Key,
            Secret = ShopDesk.Secret,
            WebhookSecret = ShopDesk.WebhookSecret,
            Company = desk.Shop.Market.Company.Id,
            ErpKey = desk.Shop.Market.SyncKey,
            TimeZone = desk.Shop.Market.TimeZone,
            Taxes = _erp.TaxesOf(desk.Shop.Market),
            PaymentMethods = new Dictionary<string, string> { ["stripe"] = "BNK1", ["paypal"] = "BNK1", ["bacs"] = "BNK1" },
            Offers = desk.Shop.Market.Novelties,
        })],
        ErpAddress = _hosts[^1].BaseAddress,
        ErpDatabase = ErpStage.Database,
        From = _time.GetUtcNow().AddMinutes(-5),
        Database = Path.Combine(_folder, "retail.db"),
        Listen = _listen,
    };

    private WebhookVices WebhookVices(int index) => _arguments.Vices
        ? new WebhookVices { Seed = _arguments.Seed + index, LostRate = 0.3, DoubledRate = 0.3, ReorderWindow = 8 }
        : Retail.Connectors.Testing.WooCommerce.Webhooks.WebhookVices.None;
}
