using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>An order as an ERP keeps it.</summary>
public sealed record SalesOrder
{
    /// <summary>Which record in which system.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>What people call it, for example <c>S00042</c>; empty while the ERP has given no number.</summary>
    public required string Number { get; init; }

    /// <summary>The short form of the effect key it carries; empty if it was made by hand.</summary>
    public required string Key { get; init; }

    /// <summary>The customer's reference, for example the number of the order in the shop; empty if it has none.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>How far it got.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>Its state in the ERP's own word, for people and for mapping tables.</summary>
    public required string SourceState { get; init; }

    /// <summary>
    /// True if the system's stock number leaves its goods out although it is below the stage from which that is so: it held them, and is set
    /// back to be amended. Default false.
    /// </summary>
    public bool WithholdsStock { get; init; }

    /// <summary>When it was placed or confirmed, as the ERP dates it; null if it is not dated.</summary>
    public Instant? PlacedAt { get; init; }

    /// <summary>The business partner who bought.</summary>
    public required EntityRef Customer { get; init; }

    /// <summary>How far it is shipped.</summary>
    public required FulfilmentState Fulfilment { get; init; }

    /// <summary>Its lines, in the ERP's order.</summary>
    public ImmutableArray<SalesOrderLine> Lines { get; init; } = [];

    /// <summary>What it comes to.</summary>
    public required DocumentTotals Totals { get; init; }
}
