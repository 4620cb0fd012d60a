using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Returns;

/// <summary>Goods that a customer sent back. Money is another matter: see <see cref="Refunds.Refund"/>.</summary>
public sealed record Return
{
    /// <summary>Which record in which system, for example the refund that took the goods back.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The order in the shop.</summary>
    public required EntityRef Order { get; init; }

    /// <summary>When the goods came back; null if the source does not say.</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>What came back; never empty.</summary>
    public required ImmutableArray<ReturnLine> Lines { get; init; }
}
