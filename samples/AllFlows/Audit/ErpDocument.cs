namespace AllFlows.Audit;

/// <summary>A sales order as it stands in the ERP, with what came of it.</summary>
internal sealed record ErpDocument
{
    /// <summary>The number of the shop's order.</summary>
    public required string Number { get; init; }

    /// <summary>False if it was cancelled.</summary>
    public required bool Stands { get; init; }

    public required long Partner { get; init; }

    public required decimal Untaxed { get; init; }

    public required decimal Total { get; init; }

    /// <summary>Tax by the shop's rate id.</summary>
    public required IReadOnlyDictionary<string, decimal> Rates { get; init; }

    /// <summary>Explicit lines for what rounding left.</summary>
    public required IReadOnlyList<decimal> Roundings { get; init; }

    /// <summary>What it sells, by SKU.</summary>
    public required IReadOnlyList<string> Skus { get; init; }

    public required IReadOnlyList<ErpPosting> Invoices { get; init; }

    public required IReadOnlyList<ErpPosting> Credits { get; init; }

    /// <summary>Transfers that are done.</summary>
    public required IReadOnlyList<ErpTransfer> Transfers { get; init; }

    public bool HasLeft => Transfers.Any(transfer => transfer.IsOut);
}

/// <summary>A posted invoice or credit note; <c>Reverses</c> is the invoice that a credit note takes back, or 0.</summary>
internal sealed record ErpPosting(long Id, string Name, bool IsCredit, decimal Total, long Reverses, bool IsByHand);

/// <summary>Goods that left or came back.</summary>
internal sealed record ErpTransfer(long Order, bool IsOut, string Tracking, decimal Pieces);

/// <summary>Money that was booked. Its booking names the gateway's transaction, or the shop's number of the order behind a <c>#</c>.</summary>
internal sealed record ErpPayment(IReadOnlyList<string> Words, decimal Amount, string State);
