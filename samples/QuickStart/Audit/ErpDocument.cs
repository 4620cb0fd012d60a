namespace QuickStart.Audit;

/// <summary>The money of one sales order as it stands in the ERP.</summary>
internal sealed record ErpDocument(
    string Name, string ShopNumber, bool Confirmed, decimal Untaxed, decimal Total, IReadOnlyDictionary<string, decimal> Rates, IReadOnlyList<ErpRounding> Roundings);

/// <summary>An explicit rounding line of a sales order.</summary>
internal sealed record ErpRounding(string Line, decimal Amount);
