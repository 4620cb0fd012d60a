using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>A refund of an order, and whether the ERP has its answer.</summary>
/// <param name="Refund">The refund.</param>
/// <param name="IsSettled">True if it is credited, took the sales order down, or was recorded because of a credit note.</param>
internal sealed record KnownRefund(Refund Refund, bool IsSettled)
{
    /// <summary>True if it took the sales order down.</summary>
    public bool IsTakenOff { get; init; }

    /// <summary>Refunds in the order in which the shop made them: by id, as numbers where they are such.</summary>
    public static IComparer<string> ById { get; } = Comparer<string>.Create(static (left, right) =>
        left.All(char.IsAsciiDigit) && right.All(char.IsAsciiDigit) && left.TrimStart('0').Length != right.TrimStart('0').Length
            ? left.TrimStart('0').Length.CompareTo(right.TrimStart('0').Length)
            : string.CompareOrdinal(left.TrimStart('0'), right.TrimStart('0')));
}
