namespace Retail.Connectors.Testing.Tryton;

/// <summary>What one tax comes to on a document.</summary>
/// <param name="Tax">The tax's id in <c>account.tax</c>; that of the child where the rate has one by date.</param>
/// <param name="Name">The tax's name.</param>
/// <param name="Base">The net amount it is taken from, rounded per line.</param>
/// <param name="Amount">The tax, rounded.</param>
public sealed record TrytonTaxAmount(long Tax, string Name, decimal Base, decimal Amount);
