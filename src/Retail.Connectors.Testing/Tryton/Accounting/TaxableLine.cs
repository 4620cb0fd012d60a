namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>A line as taxes see it.</summary>
internal sealed record TaxableLine(IReadOnlyList<long> Taxes, decimal UnitPrice, double Quantity, DateOnly? Date);
