namespace Retail.Connectors.Testing.Tryton;

/// <summary>A sale as it stands in the simulated database, read past the API.</summary>
/// <param name="Id">The database id.</param>
/// <param name="Number">The number, or null before the quotation.</param>
/// <param name="State">The field <c>state</c>, such as <c>processing</c>.</param>
/// <param name="ShipmentState">The field <c>shipment_state</c>.</param>
/// <param name="InvoiceState">The field <c>invoice_state</c>.</param>
/// <param name="WebId">The field <c>web_id</c>, or null.</param>
/// <param name="Reference">The field <c>reference</c>, or null.</param>
/// <param name="PartyCode">The code of the party.</param>
/// <param name="Company">The company's id.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Untaxed">The field <c>untaxed_amount</c>, in that currency.</param>
/// <param name="Tax">The field <c>tax_amount</c>.</param>
/// <param name="Total">The field <c>total_amount</c>.</param>
/// <param name="Taxes">What each tax comes to, in the order of the lines.</param>
/// <param name="Lines">The lines in their order.</param>
/// <param name="Shipments">Ids of the shipments, those of returns not among them.</param>
/// <param name="Invoices">Ids of the invoices.</param>
public sealed record TrytonSale(
    long Id,
    string? Number,
    string State,
    string ShipmentState,
    string InvoiceState,
    string? WebId,
    string? Reference,
    string? PartyCode,
    long Company,
    string Currency,
    decimal Untaxed,
    decimal Tax,
    decimal Total,
    IReadOnlyList<TrytonTaxAmount> Taxes,
    IReadOnlyList<TrytonSaleLine> Lines,
    IReadOnlyList<long> Shipments,
    IReadOnlyList<long> Invoices);
