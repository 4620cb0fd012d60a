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

    /// <summary>What was taken off the ERP's order before anything left.</summary>
    public IEnumerable<ShopRefund> Shrunk => Refunds.Where(refund => refund.Shrinks);

    /// <summary>Tax by the shop's rate id.</summary>
    public required IReadOnlyDictionary<string, decimal> Rates { get; init; }

    public required bool IsPaid { get; init; }

    public required string Transaction { get; init; }

    public required IReadOnlyList<ShopRefund> Refunds { get; init; }

    /// <summary>What was bought, by SKU.</summary>
    public required IReadOnlyList<(string Sku, decimal Pieces)> Lines { get; init; }

    /// <summary>Tracking numbers that the customer sees.</summary>
    public required IReadOnlyList<string> Parcels { get; init; }

    /// <summary>The numbers of its invoices.</summary>
    public required IReadOnlyList<string> InvoiceNumbers { get; init; }

    /// <summary>Notes that tell of a cancellation which the ERP refused.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    public required bool IsPaidOnDelivery { get; init; }

    /// <summary>How many documents it is to be in the ERP: what another house delivers stands on one of its own.</summary>
    public required int Parts { get; init; }

    public bool IsCancelled => Status == "cancelled";

    public bool IsWhollyRefunded => Refunds.Sum(refund => refund.Amount) >= Total;

    /// <summary>Pieces of an article that the customer keeps or is to get.</summary>
    public decimal Kept(string sku) => IsCancelled
        ? 0
        : Lines.Where(line => line.Sku == sku).Sum(line => line.Pieces) - Refunds.SelectMany(refund => refund.Lines).Where(line => line.Sku == sku).Sum(line => line.Pieces);

    /// <summary>What the shop keeps of it.</summary>
    public decimal Net => IsCancelled ? 0 : Total - Refunds.Sum(refund => refund.Amount);
}

/// <summary>Money that a shop gave back.</summary>
/// <param name="Amount">How much.</param>
/// <param name="IsByClerk">True if somebody in the shop did it.</param>
/// <param name="Shrinks">True if it makes the ERP's order smaller instead of being credited.</param>
/// <param name="Lines">Goods that came back, by SKU.</param>
/// <param name="Rates">Tax in it by the shop's rate id.</param>
internal sealed record ShopRefund(
    decimal Amount, bool IsByClerk, bool Shrinks, IReadOnlyList<(string Sku, decimal Pieces)> Lines, IReadOnlyDictionary<string, decimal> Rates)
{
    public decimal Pieces => Lines.Sum(line => line.Pieces);
}
