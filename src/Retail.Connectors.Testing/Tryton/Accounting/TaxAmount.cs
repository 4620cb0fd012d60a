namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>What one tax comes to over a whole document.</summary>
internal sealed record TaxAmount(long Tax, long? Account, string? Description, decimal Base, decimal Amount);
