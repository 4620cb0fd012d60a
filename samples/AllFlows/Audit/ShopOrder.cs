namespace AllFlows.Audit;

/// <summary>An order as it stands in the shop.</summary>
internal sealed record ShopOrder
{
    public required string Number { get; init; }

    public required string Status { get; init; }

    /// <summary>The buyer's e-mail address.</summary>
    public required string Buyer { get; init; }

    public required decimal Total { get; init; }

    /// <summary>
    /// What is not tax. A shop that rounds at the subtotal may name a total tax a cent away from the sum of its rates: what it names by rate
    /// is what the books need.
    /// </summary>
    public decimal Untaxed => Total - Rates.Values.Sum();

    /// <summary>Tax by the shop's rate id.</summary>
    public required IReadOnlyDictionary<string, decimal> Rates { get; init; }

    public required bool IsPaid { get; init; }

    public required string Transaction { get; init; }

    public required IReadOnlyList<ShopRefund> Refunds { get; init; }

    /// <summary>Tracking numbers that the customer sees.</summary>
    public required IReadOnlyList<string> Parcels { get; init; }

    public required string InvoiceNumber { get; init; }

    public bool IsCancelled => Status == "cancelled";

    public bool IsWhollyRefunded => Refunds.Sum(refund => refund.Amount) >= Total;

    /// <summary>What the shop keeps of it.</summary>
    public decimal Net => IsCancelled ? 0 : Total - Refunds.Sum(refund => refund.Amount);
}

/// <summary>Money that a shop gave back.</summary>
/// <param name="Amount">How much.</param>
/// <param name="IsByClerk">True if somebody in the shop did it.</param>
/// <param name="Pieces">Goods that came back.</param>
internal sealed record ShopRefund(decimal Amount, bool IsByClerk, decimal Pieces);
