using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Sync.Stock;

/// <summary>How a pool is set up; see <see cref="StockPoolBuilder"/> for what each setting means.</summary>
internal sealed record StockPool(string Name, SystemName Source)
{
    public static EntityKind PoolKind { get; } = new("stock-pool");

    public static EntityKind ScheduleKind { get; } = new("stock-schedule");

    public static EntityKind ItemKind { get; } = new("stock-item");

    public static EntityKind ApprovalKind { get; } = new("stock-approval");

    public static EntityKind OrdersKind { get; } = new("stock-orders");

    public static EntityKind LateKind { get; } = new("stock-late");

    public ImmutableArray<PoolLocation> Locations { get; init; } = [];

    public ImmutableArray<PoolChannel> Channels { get; init; } = [];

    public decimal Safety { get; init; }

    public ImmutableDictionary<string, decimal> SafetyOf { get; init; } = ImmutableDictionary.Create<string, decimal>(StringComparer.Ordinal);

    public ImmutableDictionary<string, ImmutableArray<BundlePart>> Bundles { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<BundlePart>>(StringComparer.Ordinal);

    public int PooledFrom { get; init; } = 20;

    public int Oversell { get; init; }

    public EditPolicy Edits { get; init; }

    public Instant? OrdersFrom { get; init; }

    public Duration Interval { get; init; } = Duration.FromSeconds(10);

    public Duration SweepEvery { get; init; } = Duration.FromMinutes(15);

    public Duration CheckEvery { get; init; } = Duration.FromHours(6);

    public Duration Pace { get; init; } = Duration.FromSeconds(1);

    public Duration Settle { get; init; } = Duration.FromSeconds(10);

    public Duration UnseenFor { get; init; } = Duration.FromMinutes(2);

    public Duration RetryDelay { get; init; } = Duration.FromSeconds(15);

    /// <summary>By how much the clocks of a channel and of this host may differ.</summary>
    public Duration Skew { get; init; } = Duration.FromSeconds(2);

    public decimal GuardShare { get; init; } = 0.2m;

    public int GuardAtLeast { get; init; } = 20;

    public Duration GuardWindow { get; init; } = Duration.FromHours(1);

    public Duration Freshness { get; init; } = Duration.FromSeconds(60);

    public string Flow => $"stock/{Name}";

    public string HeldFlow => $"stock/{Name}/held";

    public EntityRef PoolRef => new(Source, PoolKind, Name);

    public EntityRef ScheduleRef => new(Source, ScheduleKind, Name);

    public EntityRef ApprovalRef => new(Source, ApprovalKind, Name);

    public EntityRef LateRef => new(Source, LateKind, Name);

    /// <summary>The work that looks at once for orders of a channel.</summary>
    public EntityRef OrdersRef(SystemName channel) => new(channel, OrdersKind, Name);

    public IEnumerable<SystemName> Sources => Locations.Select(location => location.Source).Append(Source).Distinct();

    public string DemandFlow(SystemName channel) => $"demand/{Name}/{channel}";

    public EntityRef ItemRef(string sku) => new(Source, ItemKind, sku);

    public decimal SafetyFor(string sku) => SafetyOf.GetValueOrDefault(sku, Safety);

    /// <summary>What one unit of an article takes: itself, or its components.</summary>
    public ImmutableArray<BundlePart> PartsOf(string sku) => Bundles.TryGetValue(sku, out var parts) ? parts : [new BundlePart(sku, 1)];
}
