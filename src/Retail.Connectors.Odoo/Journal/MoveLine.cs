using System.Collections.Immutable;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>A line of an invoice or credit note to be written.</summary>
/// <param name="ExternalId">Its external id.</param>
/// <param name="SourceId">The shop's id of the line or charge; empty for none.</param>
/// <param name="Product">Id of the product.</param>
/// <param name="Name">What people read; never empty, which Odoo would refuse.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">The price of one, unrounded.</param>
/// <param name="Discount">In percent.</param>
/// <param name="Taxes">Ids of the taxes.</param>
/// <param name="SaleLine">The order line that it invoices; 0 for none.</param>
internal sealed record MoveLine(
    string ExternalId, string SourceId, long Product, string Name, decimal Quantity, decimal Price, decimal Discount,
    ImmutableArray<long> Taxes, long SaleLine);
