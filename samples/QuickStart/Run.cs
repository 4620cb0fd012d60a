using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QuickStart.Audit;
using QuickStart.Stage;
using QuickStart.Sync;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Webhooks;
using Samples.Shared;

namespace QuickStart;

/// <summary>One run: set the stage, let customers buy, sync, count on both sides, look at everything once more.</summary>
internal sealed class Run : IAsyncDisposable
{
    private const string Flow = "orders/shop-us/erp-us";

    /// <summary>A run that is stuck says so and fails.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Catalogue _catalogue;
    private readonly Report _report;
    private readonly ShopStage _shop;
    private readonly IErp _erp;
    private readonly KillPlan _kills;
    private readonly SimulatorHost _shopHost;
    private readonly SimulatorHost _erpHost;
    private readonly WebhookPump _webhooks;
    private readonly SqliteWorkStore _store;
    private readonly string _folder;
    private readonly CancellationTokenSource _patience;
    private SyncProcess _process;

    private Run(Arguments arguments, TimeProvider time, Catalogue catalogue, ShopStage shop, IErp erp, SimulatorHost shopHost, SimulatorHost erpHost)
    {
        _time = time;
        _catalogue = catalogue;
        _shop = shop;
        _erp = erp;
        _shopHost = shopHost;
        _erpHost = erpHost;
        _folder = Directory.CreateTempSubdirectory("retail-quickstart-").FullName;
        _patience = new CancellationTokenSource(Patience, time);
        _webhooks = new WebhookPump(shop.Server, ShopStage.Vices(arguments), time);
        _store = new SqliteWorkStore(new SqliteStoreOptions { Path = Path.Combine(_folder, "retail.db") }, time);
        var due = catalogue.Orders.Count(order => ShopOrder.Read(order, catalogue).Due);
        _kills = new KillPlan(arguments.Kills, due, arguments.Seed);
        _report = new Report(arguments, catalogue.Orders.Count, due, _folder);
        foreach (var host in new[] { shopHost, erpHost })
        {
            host.BeforeCarriedOut = _kills.BeforeAsync;
            host.AfterCommit = call =>
            {
                if (host == erpHost)
                {
                    erp.Count(call);
                }

                return _kills.AfterAsync(call);
            };
        }

        var listen = new Uri($"http://127.0.0.1:{FreePort()}");
        shop.Subscribe(new Uri(listen, "/webhooks/shop-us"));
        Settings(arguments, listen).Write(SettingsFile);
        _process = StartSync();
    }

    private string SettingsFile => Path.Combine(_folder, "settings.json");

    public static async Task<int> PlayAsync(Arguments arguments, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var catalogue = Catalogue.Make(arguments, time, out var simulator);
        IErp erp = arguments.Erp == "tryton" ? new TrytonErp(catalogue, time) : new OdooErp(catalogue, time);
        await erp.SetUpAsync();
        var shop = new ShopStage(simulator, catalogue, time);
        var shopHost = await SimulatorHost.StartAsync(shop.Server, Vices(arguments, seed: 1), time);
        var erpHost = await SimulatorHost.StartAsync(erp.Server, Vices(arguments, seed: 2), time);
        await using var run = new Run(arguments, time, catalogue, shop, erp, shopHost, erpHost);
        return await run.PlayAsync(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _patience.CancelAsync();
        _process.Dispose();
        _webhooks.Dispose();
        await _store.DisposeAsync();
        await _shopHost.DisposeAsync();
        await _erpHost.DisposeAsync();
        _patience.Dispose();
    }

    private async Task<int> PlayAsync(long started)
    {
        _report.Start();
        var telling = _webhooks.RunAsync(_patience.Token);
        var placing = _shop.PlaceOrdersAsync(_patience.Token);
        await SyncAsync();
        var parked = await _store.Queries.ListParkedAsync(Flow, int.MaxValue, CancellationToken.None);
        var verdict = Judge(parked);
        _report.Tables(_shop.Server.Orders, _catalogue, _erp.Documents, parked, _kills, _webhooks.Counts, _shopHost.Counts, _erpHost.Counts);
        var secondLook = await LookAgainAsync();
        await _patience.CancelAsync();
        await Task.WhenAll(placing, telling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _report.Close(verdict, secondLook, _time.GetElapsedTime(started));
    }

    /// <summary>Watches the sync, and starts it again whenever it was killed, until nothing is left to do.</summary>
    private async Task SyncAsync()
    {
        while (!_patience.IsCancellationRequested)
        {
            if (_process.HasExited)
            {
                _kills.ProcessDied();
                _process.Dispose();
                _process = StartSync();
            }

            var counts = await _store.Queries.CountAsync(Flow, CancellationToken.None);
            _kills.Aim(_erp.Confirmed + (int)counts.Parked, _process);
            _report.Progress(_shop.Placed, _erp.Confirmed, counts, _kills.Happened);
            if (counts.Total == _catalogue.Orders.Count && counts.Pending + counts.Waiting == 0 && _kills.IsFinished)
            {
                return;
            }

            await Task.Delay(Tick, _time);
        }
    }

    private Verdict Judge(IReadOnlyList<ParkedWork> parked)
    {
        var orders = _shop.Server.Orders.Select(order => (Id: order["id"]!.ToString(), Money: ShopOrder.Read(order, _catalogue))).ToList();
        var parkedIds = parked.Select(work => work.Key.Source.Id).ToHashSet();
        return Verdict.Reach(
            [.. orders.Select(order => order.Money)],
            _erp.Documents,
            orders.Where(order => parkedIds.Contains(order.Id)).Select(order => order.Money.Number).ToHashSet(),
            _catalogue.ToBeParked);
    }

    /// <summary>
    /// A new process on the same store and the same systems looks at every order once more: there must be nothing to write.
    /// </summary>
    private async Task<SecondLook> LookAgainAsync()
    {
        await _process.StopAsync();
        _process.Dispose();
        var writes = _erp.Writes;
        var versions = await VersionsAsync();
        _process = StartSync();
        _process.Tell($"look shop-us order {string.Join(' ', versions.Keys)}");
        var looked = 0;
        while (looked < versions.Count && !_patience.IsCancellationRequested)
        {
            await Task.Delay(Tick, _time);
            looked = (await VersionsAsync()).Count(work => work.Value.Settled && work.Value.Version > versions[work.Key].Version);
        }

        await _process.StopAsync();
        return new SecondLook(versions.Count, looked, _erp.Writes - writes);
    }

    private async Task<Dictionary<string, (long Version, bool Settled)>> VersionsAsync()
    {
        var versions = new Dictionary<string, (long, bool)>();
        foreach (var order in _catalogue.Orders)
        {
            var id = order["id"]!.ToString();
            var key = new WorkKey(Flow, new EntityRef("shop-us", EntityKind.Order, id));
            var work = await _store.Queries.FindWorkAsync(key, CancellationToken.None);
            versions[id] = (work?.Version ?? 0, work?.State is WorkState.Done or WorkState.Parked);
        }

        return versions;
    }

    private SyncProcess StartSync() => SyncProcess.Start(SettingsFile, Path.Combine(_folder, "sync.log"));

    private SyncSettings Settings(Arguments arguments, Uri listen) => new()
    {
        ShopAddress = _shopHost.BaseAddress,
        ShopKey = ShopStage.Key,
        ShopSecret = ShopStage.Secret,
        WebhookSecret = _shop.WebhookSecret,
        ErpProduct = arguments.Erp,
        Erp = _erp.SettingsFor(_erpHost.BaseAddress),
        Taxes = _erp.Taxes,
        PaymentMethods = _catalogue.PaymentMethods,
        From = _catalogue.From,
        Database = Path.Combine(_folder, "retail.db"),
        Listen = listen,
    };

    private static SimulatorVices Vices(Arguments arguments, int seed) => arguments.Vices
        ? new SimulatorVices { Seed = arguments.Seed + seed, CallFailureRate = 0.2 }
        : SimulatorVices.None;

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
