namespace AllFlows.Audit;

/// <summary>A sales order as it stands in the ERP, with what came of it.</summary>
internal sealed record ErpDocument
{
    public required string Name { get; init; }

    /// <summary>The number of the shop's order.</summary>
    public required string Number { get; init; }

    public required string State { get; init; }

    public required int Partner { get; init; }

    public required decimal Untaxed { get; init; }

    public required decimal Total { get; init; }

    /// <summary>Tax by the shop's rate id.</summary>
    public required IReadOnlyDictionary<string, decimal> Rates { get; init; }

    /// <summary>Explicit lines for what rounding left.</summary>
    public required IReadOnlyList<decimal> Roundings { get; init; }

    public required IReadOnlyList<ErpPosting> Invoices { get; init; }

    public required IReadOnlyList<ErpPosting> Credits { get; init; }

    /// <summary>Transfers that are done.</summary>
    public required IReadOnlyList<ErpTransfer> Transfers { get; init; }

    public bool Stands => State != "cancel";

    public bool HasLeft => Transfers.Any(transfer => transfer.IsOut);
}

/// <summary>A posted invoice or credit note.</summary>
internal sealed record ErpPosting(int Id, string Name, bool IsCredit, decimal Total, int Reverses, bool IsByHand);

/// <summary>Goods that left or came back.</summary>
internal sealed record ErpTransfer(int Order, bool IsOut, string Tracking, decimal Pieces);
