using Retail.Connectors.Amounts;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>A line of price zero whose fixed tax moves one rate by some minor units.</summary>
/// <param name="RateId">The shop's rate.</param>
/// <param name="Tax">External id of the fixed tax of +0.01 or −0.01.</param>
/// <param name="Quantity">How many hundredths.</param>
/// <param name="Amount">What it adds to the tax, signed.</param>
internal sealed record RoundingLine(string RateId, string Tax, decimal Quantity, Money Amount);
