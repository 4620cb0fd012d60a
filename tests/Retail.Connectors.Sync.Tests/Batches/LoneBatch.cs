using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Sync.Tests.Batches;

/// <summary>
/// The runs of a batch flow without an engine: a store, a clock, and systems that are always open and that count how often they are
/// called. There are no other records, links or mappings.
/// </summary>
internal abstract class LoneBatch : IBatch, ILookups, IMappings
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    protected LoneBatch() => Store = new InMemoryWorkStore(_time);

    public InMemoryWorkStore Store { get; }

    public TimeProvider Time => _time;

    /// <summary>Articles that a shop refuses to change.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public List<AuditEntry> Audit { get; } = [];

    public int FullReads { get; protected set; }

    public int SourceReads { get; protected set; }

    public int ShopReads { get; protected set; }

    public int Writes { get; protected set; }

    public int Written { get; protected set; }

    public int Stored { get; private set; }

    public Instant Now => _time.GetCurrentInstant();

    public ILookups Lookups => this;

    public IStoreQueries Queries => Store.Queries;

    public void Forget() => (FullReads, SourceReads, ShopReads, Writes, Written, Stored) = (0, 0, 0, 0, 0, 0);

    public void Pass(Duration time) => _time.Advance(time.ToTimeSpan());

    public bool IsOpen(SystemName system, LaneDirection direction) => true;

    public ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken) => new(false);

    public ValueTask<int> PollAsync<T>(SystemName system, EntityKind kind, CancellationToken cancellationToken)
        where T : class => throw new NotSupportedException("Here nothing is polled.");

    public ValueTask FailedAsync(ConnectorException failure, CancellationToken cancellationToken) => default;

    public async ValueTask StoreAsync(Commit changes, CancellationToken cancellationToken)
    {
        Stored++;
        Audit.AddRange(changes.Audit);
        await Store.CommitAsync(changes, cancellationToken);
    }

    public abstract Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
        where TCommand : ICommand;

    public abstract Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TPort : class;

    public Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
        where T : class => Task.FromResult<Observed<T>?>(null);

    public bool Offers<TPort>(SystemName system)
        where TPort : class => true;

    public ValueTask<ImmutableArray<OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken) => new([]);

    public ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken) => new([]);

    public ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken) => default;

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped)
    {
        mapped = null;
        return false;
    }

    protected List<ParkedWork> ParkedOf(string flow) => [.. Queries.ListParkedAsync(flow, 1_000, CancellationToken.None).AsTask().Result];

    protected async Task RunAsync(IBatchFlow flow, EntityRef source)
    {
        var outcome = await flow.RunAsync(source, this, CancellationToken.None);
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(outcome.Changes, CancellationToken.None));
    }
}
