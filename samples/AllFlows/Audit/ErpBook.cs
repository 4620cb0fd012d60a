namespace AllFlows.Audit;

/// <summary>One company of the ERP as an auditor reads it, from its raw records.</summary>
internal sealed record ErpBook
{
    /// <summary>All sales orders, those that were cancelled among them.</summary>
    public required IReadOnlyList<ErpDocument> Documents { get; init; }

    /// <summary>All posted invoices and credit notes.</summary>
    public required IReadOnlyList<ErpPosting> Postings { get; init; }

    /// <summary>By SKU, the pieces that lie in the warehouse, and those that left it for customers and did not come back.</summary>
    public required IReadOnlyDictionary<string, (decimal OnHand, decimal Sent)> Goods { get; init; }

    public required IReadOnlyList<ErpPayment> Payments { get; init; }

    public required IReadOnlyList<(string Sku, string Name)> Products { get; init; }

    /// <summary>What products cost in the ERP, by SKU.</summary>
    public required IReadOnlyDictionary<string, decimal> Prices { get; init; }

    /// <summary>Partners that are no address of another, by e-mail address.</summary>
    public required ILookup<string, long> Partners { get; init; }
}
