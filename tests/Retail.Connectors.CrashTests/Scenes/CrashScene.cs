using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using QuickStart;
using QuickStart.Audit;
using QuickStart.Stage;
using Retail.Connectors.CrashTests.Worker;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A simulated shop and a simulated ERP that outlive the workers between them, and the workers' store.</summary>
internal sealed class CrashScene : IAsyncDisposable
{
    public const string Flow = $"orders/{WorkerSettings.Shop}/{WorkerSettings.Erp}";

    private readonly DirectoryInfo _folder;
    private readonly SimulatorHost _shopHost;
    private readonly SimulatorHost _erpHost;
    private readonly Queue<JsonObject> _toPlace;
    private readonly List<JsonObject> _placed = [];

    private CrashScene(
        DirectoryInfo folder, Catalogue catalogue, ShopStage shop, ErpStage erp, SimulatorHost shopHost, SimulatorHost erpHost, StoreUnderTest store, bool all)
    {
        _folder = folder;
        _shopHost = shopHost;
        _erpHost = erpHost;
        Catalogue = catalogue;
        Shop = shop;
        Erp = erp;
        StoreUnderTest = store;
        _toPlace = new Queue<JsonObject>(catalogue.Orders.Where(order => all || IsDue(order, catalogue)));
        Watch.Attach(shopHost);
        Watch.Attach(erpHost, erp.Count);
    }

    public Catalogue Catalogue { get; }

    public ShopStage Shop { get; }

    public ErpStage Erp { get; }

    public StoreUnderTest StoreUnderTest { get; }

    public CallWatch Watch { get; } = new();

    public required Workforce Workers { get; init; }

    public IWorkStore Store => StoreUnderTest.Store;

    /// <summary>Orders placed so far.</summary>
    public IReadOnlyList<JsonObject> Placed => _placed;

    /// <summary>Sets the stage; nothing is placed and nobody works yet.</summary>
    /// <param name="kind">The store, which <paramref name="store"/> makes if it is given.</param>
    /// <param name="orders">How many orders are generated.</param>
    /// <param name="all">True to place those, too, that are not due or cannot be mapped.</param>
    /// <param name="tune">Changes how the workers work.</param>
    /// <param name="store">Makes the store.</param>
    /// <param name="ignoresFileSize">True if writes beyond a limit of the file size are to fail and not to end a worker.</param>
    public static async Task<CrashScene> CreateAsync(
        StoreKind kind,
        int orders,
        bool all = false,
        Func<WorkerSettings, WorkerSettings>? tune = null,
        Func<string, Task<StoreUnderTest>>? store = null,
        bool ignoresFileSize = false)
    {
        var folder = Directory.CreateTempSubdirectory("retail-crash-");
        var made = await (store?.Invoke(folder.FullName) ?? StoreUnderTest.CreateAsync(kind, folder.FullName));
        var time = TimeProvider.System;
        var arguments = Arguments.Parse(["--orders", orders.ToString(CultureInfo.InvariantCulture), "--seed", "20"], time);
        var catalogue = Catalogue.Make(arguments, time, out var simulator);
        var erp = new ErpStage(catalogue, time);
        await erp.SetUpAsync();
        var shop = new ShopStage(simulator, catalogue, time);
        var shopHost = await SimulatorHost.StartAsync(shop.Server, SimulatorVices.None, time);
        var erpHost = await SimulatorHost.StartAsync(erp.Server, SimulatorVices.None, time);
        var settings = new WorkerSettings
        {
            ShopAddress = shopHost.BaseAddress,
            ShopKey = ShopStage.Key,
            ShopSecret = ShopStage.Secret,
            ErpAddress = erpHost.BaseAddress,
            ErpDatabase = ErpStage.Database,
            ErpKey = ErpStage.ServiceKey,
            ErpCompany = ErpStage.Company,
            Taxes = erp.Taxes,
            PriceLists = erp.PriceLists,
            PaymentMethods = catalogue.PaymentMethods,
            From = catalogue.From,
            SqliteFile = made.SqliteFile,
            PostgreSqlConnection = made.Connection,
            Schema = made.Schema,
        };
        var file = Path.Combine(folder.FullName, "settings.json");
        (tune?.Invoke(settings) ?? settings).Write(file);
        return new CrashScene(folder, catalogue, shop, erp, shopHost, erpHost, made, all)
        {
            Workers = new Workforce(file) { IgnoresFileSize = ignoresFileSize },
        };
    }

    public static WorkKey KeyOf(JsonObject order) => new(Flow, new EntityRef(WorkerSettings.Shop, EntityKind.Order, order["id"]!.ToString()));

    /// <summary>A customer places the next order, and the shop tells of it; with <paramref name="tells"/> false the feed has to find it.</summary>
    public async Task<JsonObject> PlaceAsync(CancellationToken cancellationToken, bool tells = true)
    {
        var order = _toPlace.Dequeue();
        Shop.Place(order);
        _placed.Add(order);
        if (tells)
        {
            await TellAsync([order], cancellationToken);
        }

        return order;
    }

    /// <summary>Says that orders are to be looked at.</summary>
    public async Task TellAsync(IEnumerable<JsonObject> orders, CancellationToken cancellationToken) =>
        await Store.CommitAsync(
            new Commit { Hints = [.. orders.Select(order => new RaisedHint(KeyOf(order), Revision: null))] }, cancellationToken);

    /// <summary>Whether all that was placed was seen and nothing is left to do.</summary>
    public async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        var counts = await Store.Queries.CountAsync(Flow, cancellationToken);
        return counts.Total == _placed.Count && counts.Pending + counts.Waiting == 0;
    }

    public Task SettleAsync(CancellationToken cancellationToken) =>
        Waiting.UntilAsync(() => IsSettledAsync(cancellationToken), "all work is settled", cancellationToken);

    public async Task<ImmutableDictionary<string, WorkView>> WorkAsync(CancellationToken cancellationToken)
    {
        var work = ImmutableDictionary.CreateBuilder<string, WorkView>();
        foreach (var order in _placed)
        {
            if (await Store.Queries.FindWorkAsync(KeyOf(order), cancellationToken) is { } view)
            {
                work[order["id"]!.ToString()] = view;
            }
        }

        return work.ToImmutable();
    }

    /// <summary>What is not done, and what workers said last: for the message of a failure.</summary>
    public async Task<string> DescribeAsync(IEnumerable<WorkerProcess> workers, CancellationToken cancellationToken)
    {
        var open = (await WorkAsync(cancellationToken)).Where(work => work.Value.State != WorkState.Done).Select(work => work.Value.ToString());
        var said = workers.SelectMany(worker => new[] { $"{worker.Node}{(worker.HasExited ? " has ended" : string.Empty)}:" }
            .Concat(worker.Told.TakeLast(10)).Concat(worker.Log.TakeLast(10)));
        return string.Join('\n', open.Concat(said));
    }

    public async ValueTask DisposeAsync()
    {
        Workers.Dispose();
        await StoreUnderTest.DisposeAsync();
        await _shopHost.DisposeAsync();
        await _erpHost.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static bool IsDue(JsonObject order, Catalogue catalogue)
    {
        var read = ShopOrder.Read(order, catalogue);
        return read.Due && !catalogue.ToBeParked.Contains(read.Number);
    }
}
