using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Documents;

/// <summary>The sums of an invoice, a credit note or a sales order, all of one currency and positive.</summary>
/// <param name="Net">The amount without tax.</param>
/// <param name="Taxes">
/// The tax by rate: by the shop's rate ids in a command, by the system's own names of its taxes in a record that was read.
/// Rates that come to nothing may be missing.
/// </param>
/// <param name="Grand">Net and all taxes.</param>
public sealed record DocumentTotals(Money Net, ImmutableArray<TaxAmount> Taxes, Money Grand)
{
    /// <summary>All taxes.</summary>
    public Money Tax => Grand - Net;
}
