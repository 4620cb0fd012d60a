using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Orders;

/// <summary>What the systems of an order flow can do.</summary>
internal sealed record OrderTargets
{
    /// <summary>True if the ERP's connector amends sales orders; else a person does.</summary>
    public bool CanAmend { get; init; } = true;

    /// <summary>True if the ERP's connector cancels sales orders; else a person does.</summary>
    public bool CanCancel { get; init; } = true;

    /// <summary>True if the shop's connector adds notes to orders.</summary>
    public bool CanNote { get; init; } = true;

    /// <summary>The ERPs to which orders of this shop flow.</summary>
    public required ImmutableArray<SystemName> Erps { get; init; }
}
