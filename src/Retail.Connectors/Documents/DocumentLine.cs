using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Documents;

/// <summary>What an invoice or credit note holds of one line or charge of an order. All amounts are positive, except those of a reduction.</summary>
/// <param name="OrderLineId">The shop's id of the line or charge; empty for an amount that belongs to none.</param>
/// <param name="Name">What people read on the document, as plain text.</param>
/// <param name="Quantity">How many, in sales units; zero if only money moves.</param>
/// <param name="Net">The amount without tax.</param>
/// <param name="Taxes">The taxes on it, by the shop's rate ids. Empty if no rate applies.</param>
public sealed record DocumentLine(string OrderLineId, string Name, decimal Quantity, Money Net, ImmutableArray<TaxAmount> Taxes);
