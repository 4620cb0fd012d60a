using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Planted;
using Retail.Connectors.Simulation.Shop;
using Retail.Connectors.Simulation.Status;
using Retail.Connectors.Simulation.Stock;

namespace Retail.Connectors.Simulation;

/// <summary>
/// One seed from start to end: faults while customers order, then quiet; everything parked is replayed; and everything
/// is looked at twice more, which must change nothing.
/// </summary>
internal sealed class SeedRun
{
    public const string Flow = $"orders/{ShopActor.System}/{IErpWorld.System}";
    private const string Progress = $"order-progress/{IErpWorld.System}/{ShopActor.System}";
    private const long MostSteps = 5_000_000;
    private static readonly Duration Patience = Duration.FromHours(12);

    private readonly World _world;
    private readonly string[] _flows;
    private readonly string[] _settling;

    private SeedRun(World world)
    {
        _world = world;
        _flows =
        [
            Flow,
            .. world.Statuses is null ? [] : new[] { StatusWatch.Flow, Progress },
            .. world.Market?.Flows ?? [],
        ];

        // What an order takes is followed until the order is in the ERP: it waits for those that are parked.
        _settling = [.. _flows.Except(world.Market?.DemandFlows ?? [])];
    }

    /// <param name="seed">The seed.</param>
    /// <param name="bug">What is planted; nothing by default.</param>
    /// <param name="suits">The bug that the world is to suit; the planted one when null.</param>
    public static SeedResult Run(int seed, PlantedBug bug = PlantedBug.None, PlantedBug? suits = null)
    {
        var findings = new List<Finding>();
        World? world = null;
        try
        {
            world = new World(seed, bug, suits ?? bug);

            // In-memory stores answer at once: nothing here waits.
            findings.AddRange(new SeedRun(world).LiveAsync().Result);
        }
        catch (Exception exception)
        {
            var cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
            findings.Add(new Finding(FindingKind.Broken, cause.ToString()));
        }

        if (world is null)
        {
            return new SeedResult(seed, string.Empty, 0, 0, 0, 0, findings, []);
        }

        findings.AddRange(world.Watch.Violations.Take(20).Select(violation => new Finding(FindingKind.Broken, violation)));
        var result = new SeedResult(
            seed, world.Trace.Hash, world.Watch.Effects, world.Faults, world.Crashes, world.Schedule.Steps, findings, [.. world.Trace.Last])
        {
            Flows = world.Swarm.Flows,
            ShopWrites = (world.Statuses?.Writes ?? 0) + (world.Market?.Watch.Writes ?? 0),
        };
        world.Dispose();
        return result;
    }

    public static WorkKey KeyOf(string number) => new(Flow, new EntityRef(new SystemName(ShopActor.System), EntityKind.Order, number));

    /// <summary>What must always be true was so far; else the rest of the seed tells nothing.</summary>
    private bool Goes => _world.Watch.Violations.Count == 0;

    private async Task<IReadOnlyList<Finding>> LiveAsync()
    {
        while (!_world.IsSold && Goes)
        {
            Step();
        }

        _world.Faulty = false;
        _world.Note("world", "nothing goes wrong any more");
        var quiet = Duration.FromSeconds(Math.Max(_world.Swarm.SettleSeconds, (2 * Math.Min(_world.Swarm.FeedSeconds, 120)) + 230));
        await SettleAsync(quiet, _settling);
        _world.Note("operator", "replays everything that is parked");
        await ReplayAsync();
        await SettleAsync(_world.Market?.Doubt ?? Duration.FromSeconds(20), _flows);
        var before = Picture();
        for (var round = 0; round < 2; round++)
        {
            _world.Note("operator", "has everything looked at again");
            await ReplayAsync();
            await LookAgainAsync();
            await SettleAsync(Duration.FromSeconds(_world.Market is null ? 20 : 60), _flows);
        }

        if (!Goes)
        {
            return [];
        }

        _world.Watch.Demand(Picture().SequenceEqual(before), "replaying everything changed the ERP or the shop");
        var findings = await new Judge(_world).JudgeAsync();
        return
        [
            .. findings,
            .. _world.Statuses is null ? [] : await new StatusJudge(_world, _world.Staff!).JudgeAsync(),
            .. _world.Market is null ? [] : await new StockJudge(_world, _world.Market).JudgeAsync(),
        ];
    }

    /// <summary>All documents of the ERP, and how often nodes wrote to the shop: nothing is to be written there twice.</summary>
    private List<string> Picture() =>
    [
        .. _world.Erp.Documents.Select(document => $"{document.Name} {document.Confirmed} {document.Total}"),
        $"{_world.Statuses?.Writes} statuses and {_world.Market?.Watch.Writes} numbers sent to shops",
    ];

    private async Task ReplayAsync()
    {
        var parked = new List<ParkedWork>();
        foreach (var flow in _flows)
        {
            parked.AddRange(await _world.Store.Queries.ListParkedAsync(flow, int.MaxValue, CancellationToken.None));
        }

        _world.Replayed.UnionWith(parked.Select(work => work.Key));
        await _world.Store.CommitAsync(
            new Commit
            {
                Replays = [.. parked.Select(work => work.Key)],
                Audit = [.. parked.Select(work => new AuditEntry(work.Key.ToString(), "replayed", "operator", string.Empty))],
            },
            CancellationToken.None);
    }

    private async Task LookAgainAsync()
    {
        var hints = new List<RaisedHint>();
        foreach (var id in _world.Shop.Stories.Keys)
        {
            var key = KeyOf(id.ToString(CultureInfo.InvariantCulture));
            hints.Add(new RaisedHint(key, null));
            if (_world.Statuses is not null)
            {
                hints.Add(new RaisedHint(key with { Flow = StatusWatch.Flow }, null));
                var links = await _world.Store.Queries.FindLinksAsync(key.Source, CancellationToken.None);
                hints.AddRange(links.Where(link => link.Role == LinkRole.SalesOrder).Select(link => new RaisedHint(new WorkKey(Progress, link.Target), null)));
            }
        }

        var stock = _world.Market?.LookAgain() ?? new Commit();
        await _world.Store.CommitAsync(stock with { Hints = [.. hints, .. stock.Hints] }, CancellationToken.None);
    }

    /// <summary>Lets time pass until no work of these flows is open, and at least for so long.</summary>
    private async Task SettleAsync(Duration least, string[] flows)
    {
        var began = _world.Schedule.Now;
        var look = began + least;
        while (Goes)
        {
            Step();
            if (_world.Schedule.Now < look)
            {
                continue;
            }

            if (!await IsWorkOpenAsync(flows))
            {
                return;
            }

            look = _world.Schedule.Now + Duration.FromSeconds(5);
            if (look - began > Patience)
            {
                // The judge says which.
                return;
            }
        }
    }

    private async Task<bool> IsWorkOpenAsync(string[] flows)
    {
        foreach (var flow in flows)
        {
            var counts = await _world.Store.Queries.CountAsync(flow, CancellationToken.None);
            if (counts.Pending + counts.Waiting > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Step()
    {
        _world.Schedule.Step();
        if (_world.Schedule.Steps > MostSteps)
        {
            throw new InvalidOperationException("The seed does not come to an end: a livelock.");
        }
    }
}
