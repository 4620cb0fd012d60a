using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.Sync.Batches;
using Retail.Connectors.Sync.Stock;

namespace Retail.Connectors.Sync.Prices;

/// <summary>How prices come to a shop; see <see cref="PriceFlowBuilder"/> for what each setting means.</summary>
internal sealed record PricePolicy(SystemName Source, SystemName Shop)
{
    public static EntityKind RunKind { get; } = new("price-run");

    public static EntityKind ScheduleKind { get; } = new("price-schedule");

    public static EntityKind ItemKind { get; } = new("price-item");

    public static EntityKind ApprovalKind { get; } = new("price-approval");

    public static EntityKind SettingsKind { get; } = new("price-settings");

    public string List { get; init; } = string.Empty;

    public string? SaleList { get; init; }

    public string? FloorList { get; init; }

    public decimal Floor { get; init; }

    public ImmutableArray<PriceField> Fields { get; init; } = [];

    /// <summary>Net or gross; null for what the shop says.</summary>
    public PriceBasis? Basis { get; init; }

    /// <summary>The tax where the list does not say one; null for none.</summary>
    public decimal? TaxRate { get; init; }

    public ImmutableArray<decimal> Endings { get; init; } = [];

    public EndingRounding Rounding { get; init; }

    public ZeroPrices Zero { get; init; }

    public SaleWindows Windows { get; init; }

    /// <summary>The zones between which windows are moved, so that they begin by the clock of the shop; null to leave them.</summary>
    public (DateTimeZone Source, DateTimeZone Shop)? Zones { get; init; }

    public EditPolicy Edits { get; init; }

    public Duration Interval { get; init; } = Duration.FromSeconds(30);

    public Duration SweepEvery { get; init; } = Duration.FromMinutes(30);

    public Duration CheckEvery { get; init; } = Duration.FromHours(6);

    public Duration RetryDelay { get; init; } = Duration.FromSeconds(15);

    /// <summary>After which a product that the shop did not have is looked for again: its publication may be under way.</summary>
    public Duration MissedDelay { get; init; } = Duration.FromMinutes(1);

    public decimal GuardMove { get; init; } = 0.3m;

    public ChangeLimit Guard { get; init; } = new(0.1m, 10, Duration.FromHours(1));

    public string Flow => $"prices/{Source}/{Shop}";

    public string HeldFlow => $"{Flow}/held";

    public string StateFlow => $"{Flow}/state";

    public EntityRef RunRef => RefOf(RunKind);

    public EntityRef ScheduleRef => RefOf(ScheduleKind);

    public EntityRef ApprovalRef => RefOf(ApprovalKind);

    public EntityRef SettingsRef => RefOf(SettingsKind);

    /// <summary>All lists whose prices are read, each once.</summary>
    public IEnumerable<string> Lists =>
        Fields.Select(told => told.List).Concat(new[] { SaleList, FloorList }.OfType<string>()).Prepend(List).Distinct(StringComparer.Ordinal);

    public ImmutableArray<string> FieldNames => [.. Fields.Select(told => told.Name)];

    public EntityRef ItemRef(string sku) => new(Source, ItemKind, sku);

    private EntityRef RefOf(EntityKind kind) => new(Source, kind, Shop.Value);
}
