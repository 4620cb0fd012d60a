using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Payments;

/// <summary>Money that a customer paid.</summary>
public sealed record Payment
{
    /// <summary>Which record in which system; a shop that keeps no record of its own names it by order and transaction.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The order that it was paid for, in the shop.</summary>
    public required EntityRef Order { get; init; }

    /// <summary>How much; positive.</summary>
    public required Money Amount { get; init; }

    /// <summary>How, in the source's own word.</summary>
    public required string Method { get; init; }

    /// <summary>The gateway's id of the transaction; empty if there is none.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>When it was captured; null if the source does not say.</summary>
    public Instant? At { get; init; }
}
