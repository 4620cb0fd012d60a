using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Odoo.Sales;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Takes pictures of orders for those who count documents past the API.</summary>
internal static class SaleOrderView
{
    public static OdooSaleOrder Of(OdooStore store, OdooRecord order)
    {
        var currency = store.CurrencyOf(order);
        var unit = currency.Number("rounding");
        var groups = OrderAmounts.Totals(store, order).Groups.Select(group => new OdooTaxGroupAmount(
            group.Id,
            Name(store, "account.tax.group", group.Id),
            group.Name,
            AmountRounding.Round((decimal)group.Tax, unit),
            AmountRounding.Round((decimal)group.Base, unit)));
        return new(
            order.Id,
            order.Text("name")!,
            order.Text("state")!,
            Name(store, "sale.order", order.Id),
            order.Text("origin"),
            order.Text("client_order_ref"),
            currency.Text("name")!,
            order.Number("amount_untaxed"),
            order.Number("amount_tax"),
            order.Number("amount_total"),
            [.. groups],
            [.. OrderAmounts.Lines(store, order).Select(line => Line(store, line))]);
    }

    private static OdooSaleOrderLine Line(OdooStore store, OdooRecord line) => new(
        line.Id,
        Name(store, "sale.order.line", line.Id),
        line.Link("product_id") is { } product ? store["product.product"].Find(product)?.Text("default_code") : null,
        line.Text("name")!,
        line.Number("product_uom_qty"),
        line.Number("price_unit"),
        line.Number("discount"),
        line.Number("price_subtotal"),
        line.Number("price_total"),
        [.. line.Links("tax_ids").Select(tax => Name(store, "account.tax", tax) ?? tax.ToString(CultureInfo.InvariantCulture))]);

    private static string? Name(OdooStore store, string model, int id) => store.ExternalIds.Of(model, id) is [var name, ..] ? name : null;
}
