namespace Retail.Connectors.Testing.Odoo;

/// <summary>A sales order as it stands in the simulated database, read past the API.</summary>
/// <param name="Id">The database id.</param>
/// <param name="Name">The number, such as <c>S00042</c>.</param>
/// <param name="State"><c>draft</c>, <c>sale</c> or <c>cancel</c>.</param>
/// <param name="ExternalId">The external id, or null for none.</param>
/// <param name="Origin">The field <c>origin</c>, or null.</param>
/// <param name="ClientOrderRef">The field <c>client_order_ref</c>, or null.</param>
/// <param name="Currency">ISO 4217 code of the order's currency.</param>
/// <param name="Untaxed">The stored <c>amount_untaxed</c>, in that currency.</param>
/// <param name="Tax">The stored <c>amount_tax</c>.</param>
/// <param name="Total">The stored <c>amount_total</c>.</param>
/// <param name="TaxGroups">Amounts per tax group, in the groups' order; empty for an untaxed order.</param>
/// <param name="Lines">The lines in their order.</param>
public sealed record OdooSaleOrder(
    int Id,
    string Name,
    string State,
    string? ExternalId,
    string? Origin,
    string? ClientOrderRef,
    string Currency,
    decimal Untaxed,
    decimal Tax,
    decimal Total,
    IReadOnlyList<OdooTaxGroupAmount> TaxGroups,
    IReadOnlyList<OdooSaleOrderLine> Lines);
