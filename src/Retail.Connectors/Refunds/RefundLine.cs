using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Refunds;

/// <summary>What is given back of one line or charge of an order. All amounts are positive.</summary>
/// <param name="OrderLineId">The shop's id of the line or charge.</param>
/// <param name="Quantity">How many come off; zero if only money is given back.</param>
/// <param name="Net">The amount without tax.</param>
/// <param name="Taxes">The taxes by rate.</param>
/// <param name="Restock">True if the goods are to be sold again.</param>
public sealed record RefundLine(string OrderLineId, decimal Quantity, Money Net, ImmutableArray<TaxAmount> Taxes, bool Restock);
