namespace Retail.Connectors.Tryton.Documents;

/// <summary>What Tryton computed.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Net">Untaxed amount.</param>
/// <param name="Tax">All taxes.</param>
/// <param name="Total">Net and taxes.</param>
/// <param name="ByTax">Tax by the id of the tax, parts apart.</param>
internal sealed record MoneyAsWritten(string Currency, decimal Net, decimal Tax, decimal Total, IReadOnlyDictionary<long, decimal> ByTax);
