namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>What one tax comes to over a whole document; lines that give back are counted apart.</summary>
internal sealed record TaxAmount(long Tax, long? Account, string? Description, bool IsCredit, decimal Base, decimal Amount);
