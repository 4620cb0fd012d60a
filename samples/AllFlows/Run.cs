using AllFlows.Audit;
using AllFlows.Stage;
using AllFlows.Stage.Odoo;
using AllFlows.Stage.Tryton;
using AllFlows.Sync;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;
using Samples.Shared;

namespace AllFlows;

/// <summary>One run: set the stage, let the days pass, count on both sides, look at everything once more.</summary>
internal sealed class Run : IAsyncDisposable
{
    /// <summary>A sync that asked so often for news, and for so long, and wrote nothing of what is left to do, is stuck.</summary>
    private const int QuietCalls = 600;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(90);

    /// <summary>On a machine that does something else, nothing may happen for long.</summary>
    private static readonly TimeSpan Dead = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Arguments _arguments;
    private readonly IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> _desks;
    private readonly IErpStage _erp;
    private readonly Season _season;
    private readonly KillPlan _kills;
    private readonly IReadOnlyList<SimulatorHost> _hosts;
    private readonly IReadOnlyList<WebhookPump> _webhooks;
    private readonly CallCounter _calls;
    private readonly SqliteWorkStore _store;
    private readonly Auditor _auditor;
    private readonly string _folder;
    private readonly Uri _listen;
    private readonly CancellationTokenSource _end = new();
    private SyncProcess _process;
    private int _crashes;

    private Run(Arguments arguments, TimeProvider time, IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> desks, IErpStage erp, IReadOnlyList<SimulatorHost> hosts)
    {
        (_arguments, _time, _desks, _erp, _hosts) = (arguments, time, desks, erp, hosts);
        _folder = Directory.CreateTempSubdirectory("retail-allflows-").FullName;
        _season = new Season(desks, erp.KnowsTaxes, arguments);
        _kills = new KillPlan(arguments.Kills, _season.Stories.Count, arguments.Seed);
        _calls = new CallCounter(erp, time);
        _webhooks = [.. desks.Select((desk, index) => new WebhookPump(desk.Shop.Server, WebhookVices(index), time))];
        _store = new SqliteWorkStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "retail.db") }, time);
        foreach (var host in hosts)
        {
            host.BeforeCarriedOut = _kills.BeforeAsync;
            Action<SimulatedCall> count = host == hosts[^1] ? _calls.CountErp : _calls.CountShop;
            host.AfterCommit = call =>
            {
                count(call);
                return _kills.AfterAsync(call);
            };
        }

        _listen = LoopbackPort.Free();
        foreach (var (shop, _) in desks)
        {
            shop.Subscribe(new Uri(_listen, $"/webhooks/{shop.Market.Shop}"));
        }

        var settings = Settings(time.GetUtcNow().AddMinutes(-5));
        settings.Write(SettingsFile);
        _auditor = new Auditor(desks, erp, _store, settings, _season);
        _process = StartSync();
    }

    private string SettingsFile => Path.Combine(_folder, "settings.json");

    public static async Task<int> PlayAsync(Arguments arguments, TimeProvider time)
    {
        var started = time.GetTimestamp();
        Market[] markets = [Market.Us, Market.De];
        IErpStage erp = arguments.Erp == "tryton" ? new TrytonStage(markets, time) : new OdooStage(markets, time);
        var desks = markets.Select(market => (Shop: new ShopDesk(market, time), Erp: erp.DeskOf(market))).ToList();
        foreach (var (shop, _) in desks)
        {
            await erp.SetUpAsync(shop);
        }

        var hosts = new List<SimulatorHost>();
        foreach (var server in desks.Select(desk => desk.Shop.Floor.Door).Append(erp.Door))
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

        await _auditor.DisposeAsync();
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
        await LoopbackPort.ListeningAsync(_listen, _process, _time);
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
            await _auditor.TellAsync();
            _season.Tick();
            _kills.Aim(_season.Finished, _process);
            var isStuck = IsStuck();
            if (isStuck || (tick % 10 == 0 && _season.IsOver && _kills.IsFinished))
            {
                var open = await _auditor.OpenAsync();
                var verdict = await _auditor.JudgeAsync();
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

        _calls.Restart();
        var (looked, last) = (0, -1);
        while (looked < before.Count && !IsStuck())
        {
            await Task.Delay(Tick * 5, _time);
            var now = await work.VersionsAsync();
            looked = now.Count(item => item.Value.IsSettled && item.Value.Version > before[item.Key].Version);
            if (looked > last)
            {
                last = looked;
                _calls.Restart();
            }
        }

        await _process.StopAsync();
        return new SecondLook(before.Count, looked, _calls.Writes - writes, _calls.Since(writes));
    }

    private bool IsStuck() => (_calls.Quiet > Quiet && _calls.InQuiet > QuietCalls) || _calls.Quiet > Dead;

    private SyncProcess StartSync() => SyncProcess.Start(SettingsFile, Path.Combine(_folder, "sync.log"));

    private SyncSettings Settings(DateTimeOffset from) => new()
    {
        ErpProduct = _arguments.Erp,
        Shops = [.. _desks.Select((desk, index) => new ShopSettings
        {
            Name = desk.Shop.Market.Shop,
            Erp = desk.Shop.Market.Erp,
            Address = _hosts[index].BaseAddress,
            Key = ShopDesk.Key,
            Secret = ShopDesk.Secret,
            WebhookSecret = ShopDesk.WebhookSecret,
            ErpOptions = _erp.OptionsOf(desk.Shop.Market, _hosts[^1].BaseAddress, from),
            Warehouse = _erp.WarehouseOf(desk.Shop.Market),
            TimeZone = desk.Shop.Market.TimeZone,
            Taxes = _erp.TaxesOf(desk.Shop.Market),
            PaymentMethods = _erp.PaymentMethods,
            KeepsPrices = !_erp.KnowsTaxes,
            ShrinksOrders = desk.Shop.Market.ShrinksOrders,
            Press = desk.Shop.Market.Press,
            Offers = desk.Shop.Market.Novelties,
        })],
        From = from,
        Database = Path.Combine(_folder, "retail.db"),
        Listen = _listen,
    };

    private WebhookVices WebhookVices(int index) => _arguments.Vices
        ? new WebhookVices { Seed = _arguments.Seed + index, LostRate = 0.3, DoubledRate = 0.3, ReorderWindow = 8 }
        : Retail.Connectors.Testing.WooCommerce.Webhooks.WebhookVices.None;
}
