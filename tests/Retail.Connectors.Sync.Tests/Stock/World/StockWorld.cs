using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Stock;
using Retail.Connectors.Sync.Stock;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>
/// Two shops sell one article while the ERP confirms, ships and counts it, and a pool publishes: everything by one thread and one seed, and
/// something else may happen at every call of the publication.
/// </summary>
internal sealed class StockWorld : IBatch, ILookups, IMappings
{
    public const string Sku = "A";

    private readonly Random _random;
    private readonly bool _tellsProgress;
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryWorkStore _store;
    private readonly StockPool _pool;
    private readonly DemandFlow _demand;
    private readonly StockPublication _publication;
    private readonly Queue<Order> _unseen = new();
    private readonly List<(Order Order, string Document)> _unlinked = [];
    private readonly HashSet<EntityRef> _seen = [];
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private bool _isRunning;
    private bool _isStepping;

    public StockWorld(int seed, StockPool pool)
    {
        _random = new Random(seed);
        _tellsProgress = seed % 2 == 0;
        _pool = pool;
        _store = new InMemoryWorkStore(_time);
        Erp = new WorldErp(this);
        Shops = [new WorldShop(this, "shop-us"), new WorldShop(this, "shop-de")];
        var services = new ServiceCollection().BuildServiceProvider();
        _demand = new DemandFlow(pool, Erp.Basis, Erp.ContainedFrom, services, _time);
        _publication = new StockPublication(pool, services, this);
        Erp.OnHand = _random.Next(2, 30);
    }

    public WorldErp Erp { get; }

    public ImmutableArray<WorldShop> Shops { get; }

    public Instant Now => _time.GetCurrentInstant();

    public ILookups Lookups => this;

    public IStoreQueries Queries => _store.Queries;

    /// <summary>What happened, for whoever reads about a seed that fails.</summary>
    public List<string> Log { get; } = [];

    private IEnumerable<Order> Orders => Shops.SelectMany(shop => shop.Orders).Where(order => order.Lifecycle != OrderLifecycle.Cancelled);

    /// <summary>Units that were promised and are not there.</summary>
    public decimal Oversold => Math.Max(0, Orders.Where(order => !Erp.Shipped.Contains($"S{order.Ref.Id}")).Sum(order => order.Lines[0].Quantity) - Erp.OnHand);

    /// <summary>Units that nobody could have known of in time, counted one by one.</summary>
    public decimal Excused => Shops.Sum(shop => shop.Excused) + Erp.Lost;

    /// <summary>Runs it to its end; the last thing that happens is that everything becomes known.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public async Task<string?> RunAsync(int steps)
    {
        await PublishAsync();
        for (var step = 0; step < steps; step++)
        {
            Step();
            if (_random.Next(6) == 0)
            {
                await PublishAsync();
            }

            if (Oversold > Excused)
            {
                return $"{Oversold} units are sold beyond what there is, and only {Excused} of them are excused";
            }
        }

        return null;
    }

    /// <summary>Lets all that happened become known, and time pass, until nothing changes any more.</summary>
    public async Task SettleAsync()
    {
        while (_unseen.TryDequeue(out var order))
        {
            See(order);
        }

        while (_unlinked.Count > 0)
        {
            LinkOne();
        }

        foreach (var order in Shops.SelectMany(shop => shop.Orders).ToArray())
        {
            See(order);
        }

        for (var i = 0; i < 4; i++)
        {
            _isStepping = true;
            _time.Advance(_pool.UnseenFor.ToTimeSpan() + TimeSpan.FromMinutes(1));
            Commit(new Commit { Marks = [new ItemMark(_pool.Flow, ItemState.Prefix + Sku, "erp")] });
            await PublishAsync(calm: true);
            _isStepping = false;
        }
    }

    public void Step()
    {
        if (_isStepping)
        {
            return;
        }

        _isStepping = true;
        _time.Advance(TimeSpan.FromMilliseconds(_random.Next(0, 2_500)));
        var shop = Shops[_random.Next(Shops.Length)];
        switch (_random.Next(_isRunning ? 24 : 12))
        {
            case 0 or 1 or 2 when shop.Number > 0:
                var quantity = _random.Next(1, 4);
                if (shop.TryBuy(quantity))
                {
                    _unseen.Enqueue(shop.Orders[^1]);
                    Note($"{shop.Name} sells {quantity}{(shop.IsBeingPublished ? " while it is being published" : string.Empty)}, shows {shop.Number}");
                }

                break;
            case 3 or 4 when _unseen.TryDequeue(out var order):
                See(order);
                break;
            case 5 or 6 when Orders.FirstOrDefault(order => !Erp.Documents.ContainsKey($"S{order.Ref.Id}")) is { } waiting:
                Erp.Confirm(waiting);
                _unlinked.Add((waiting, $"S{waiting.Ref.Id}"));
                Tell();
                Note($"erp confirms {waiting.Number}, its number is {Erp.OnHand - Erp.Reserved}");
                break;
            case 7 or 8 when _unlinked.Count > 0:
                LinkOne();
                break;
            case 9 when Erp.Documents.Keys.FirstOrDefault(id => !Erp.Shipped.Contains(id)) is { } ready && Erp.OnHand >= Erp.Documents[ready].Lines[0].Quantity:
                Erp.Ship(ready);
                Tell();
                Note($"erp ships {ready}");
                break;
            case 10:
                Adjust(_random.Next(-2, 4));
                break;
            default:
                break;
        }

        _isStepping = false;
        if (_isRunning && _random.Next(60) == 0)
        {
            throw new WorldCrashException();
        }
    }

    /// <summary>A call may fail, most often without having been carried out.</summary>
    public void MayFail(string system, string what)
    {
        if (!_isStepping && _random.Next(25) == 0)
        {
            _failed.Add(system);
            Note($"{system} does not answer a {what}");
            throw new ConnectorException(ConnectorErrorKind.Unavailable, system, "It does not answer.");
        }
    }

    public bool IsOpen(SystemName system, LaneDirection direction) => true;

    public ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken) => new(false);

    public ValueTask<int> PollAsync<T>(SystemName system, EntityKind kind, CancellationToken cancellationToken)
        where T : class => throw new NotSupportedException("Only what looks for orders polls, and it is not run here.");

    public ValueTask FailedAsync(ConnectorException failure, CancellationToken cancellationToken) => default;

    public async Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        await Task.CompletedTask;
        var shop = Shops.Single(shop => shop.Name == target.Value);
        var command = Assert.IsType<PublishStock>(Assert.Single(commands));
        Step();
        MayFail(shop.Name, "write");
        Note($"{shop.Name} showed {shop.Number} and is told {command.Quantity}");
        shop.Number = command.Quantity;
        Step();
        MayFail(shop.Name, "write that was carried out");
        return new Dictionary<EffectKey, EffectResult>
        {
            [command.Key] = new EffectResult.Reached(new Receipt { Document = command.Product, DisplayName = Sku, Stage = DocumentStage.Confirmed }),
        };
    }

    public async ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken)
    {
        await _store.CommitAsync(changes, cancellationToken);
        Step();
    }

    public async Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TPort : class =>
        await ask((TPort)(object)(system.Value == WorldErp.Name ? Erp : Shops.Single(shop => shop.Name == system.Value)), cancellationToken);

    public Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
        where T : class => Task.FromResult(
        RecordOf(id, typeof(T)) is T document ? new Observed<T>(id, new Revision("1"), document, Now) : null);

    /// <summary>Half of the worlds have an ERP that tells how far an order got, the others one that tells whole orders only.</summary>
    public bool Offers<TPort>(SystemName system)
        where TPort : class => _tellsProgress || typeof(TPort) != typeof(IReader<SalesOrderProgress>);

    private object? RecordOf(EntityRef id, Type type) =>
        Erp.Documents.TryGetValue(id.Id, out var document) && type == typeof(SalesOrderProgress) ? SalesOrderProgress.Of(document) : document;

    public ValueTask<ImmutableArray<Pipelines.Effects.OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken) =>
        _store.Queries.FindOpenEffectsAsync(source, cancellationToken);

    public ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) =>
        _store.Queries.FindDemandOfAsync(pool, source, cancellationToken);

    public ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken) => _store.Queries.FindLinksAsync(source, cancellationToken);

    public ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken) => _store.Queries.FindLinksToAsync(target, cancellationToken);

    public ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken) => default;

    public bool TryMap(string table, SystemName from, SystemName to, string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? mapped)
    {
        mapped = null;
        return false;
    }

    private async Task PublishAsync(bool calm = false)
    {
        _failed.Clear();
        foreach (var shop in Shops)
        {
            shop.IsBeingPublished = true;
        }

        _isRunning = !calm;
        try
        {
            var outcome = await _publication.RunAsync(_pool.PoolRef, this, CancellationToken.None);
            await _store.CommitAsync(outcome.Changes, CancellationToken.None);
            foreach (var shop in Shops.Where(shop => !_failed.Contains(shop.Name)))
            {
                shop.IsBeingPublished = false;
            }
        }
        catch (WorldCrashException)
        {
            Note("the process dies");
        }
        finally
        {
            _isRunning = false;
            _isStepping = calm;
        }
    }

    private void Adjust(int by)
    {
        by = Math.Max(by, -(int)Erp.OnHand);
        Erp.OnHand += by;
        Erp.Lost += Math.Max(0, -by);
        Tell();
        Note($"erp counts {by:+0;-0;0}");
    }

    /// <summary>The change feed tells, most of the time.</summary>
    private void Tell()
    {
        if (_random.Next(5) > 0)
        {
            Commit(new Commit { Marks = [new ItemMark(_pool.Flow, $"{ItemState.RefPrefix}{WorldErp.Name}/product/1", "erp") { DueAt = Now + _pool.Settle }] });
        }
    }

    private void LinkOne()
    {
        var (order, document) = _unlinked[0];
        _unlinked.RemoveAt(0);
        Commit(new Commit { Links = [new Link(order.Ref, LinkRole.SalesOrder, new EntityRef(WorldErp.Name, EntityKind.SalesOrder, document), document) { Lines = Link.NoLines.Add("1", "9") }] });
        if (!_unseen.Contains(order))
        {
            See(order);
        }
    }

    /// <summary>The demand flow reads the order.</summary>
    private void See(Order order)
    {
        var definition = new FlowDefinition(_pool.DemandFlow(order.Ref.System), order.Ref.System, EntityKind.Order, WorldErp.Name);
        var observed = new Observed<Order>(order.Ref, new Revision("1"), order, Now);
        var context = new PlanContext(definition, _seen.Add(order.Ref) ? null : new Shadow(order.Ref, definition.Name, new Revision("1"), null), _store.Queries.FindLinksAsync(order.Ref, CancellationToken.None).AsTask().Result, this);
        var facts = _demand.GatherAsync(order.Ref, observed, context, this, CancellationToken.None).AsTask().Result;
        var plan = _demand.Plan(order.Ref, observed, facts, context);
        Commit(new Commit { Demand = plan.Demand, Marks = plan.Marks });
        Note($"{order.Number} is seen, {plan.GetType().Name}");
    }

    private void Commit(Commit commit) => Assert.Equal(CommitResult.Committed, _store.CommitAsync(commit, CancellationToken.None).AsTask().Result);

    private void Note(string what) => Log.Add(string.Create(CultureInfo.InvariantCulture, $"{Now} {what}"));
}
