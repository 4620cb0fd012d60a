using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Answers <c>on_change</c> of a sale's party and of a line's product: what the desktop client would fill in.</summary>
internal static class FormHelp
{
    public static object OfSale(Work work, List<object?> arguments)
    {
        var answer = new WireFields();
        if (arguments[0] is WireFields values && Asked(arguments, "party") && values.GetValueOrDefault("party") is long id)
        {
            var party = work.Get("party.party", id);
            var addresses = work.Rows(party, "addresses");
            var invoice = addresses.Find(address => address["invoice"] is true) ?? addresses.FirstOrDefault();
            var delivery = addresses.Find(address => address["delivery"] is true) ?? addresses.FirstOrDefault();
            answer["payment_term"] = party.Link("customer_payment_term");
            answer["shipment_party"] = null;
            answer["invoice_party"] = null;
            answer["warehouse"] = null;
            Link(work, answer, "price_list", work.Follow(party, "sale_price_list"));
            Link(work, answer, "invoice_address", invoice);
            Link(work, answer, "shipment_address", delivery);
            Link(work, answer, "carrier", work.Store["carrier"].Records.FirstOrDefault());
        }

        return new object[] { answer };
    }

    public static object OfLine(Work work, List<object?> arguments)
    {
        var answer = new WireFields();
        if (arguments[0] is WireFields values && Asked(arguments, "product") && values.GetValueOrDefault("product") is long id)
        {
            var product = work.Get("product.product", id);
            var unit = work.Follow(product, "sale_uom") ?? work.Follow(product, "default_uom");
            var quantity = values.GetValueOrDefault("quantity") as double? ?? 0;
            var price = decimal.Round(PriceLists.Price(work, product, values.GetValueOrDefault("_parent_sale.price_list") as long?, quantity) ?? 0m, 4, MidpointRounding.ToEven) + 0.0000m;
            var category = work.Follow(work.Follow(product, "template"), "account_category");
            answer["taxes"] = new WireFields { ["add"] = (category?.Ids("customer_taxes") ?? []).Select(tax => new object[] { 0L, new WireFields { ["id"] = tax } }).ToArray() };
            answer["unit_digits"] = unit?["digits"];
            answer["unit_price"] = price;
            Link(work, answer, "unit", unit);
            answer["type"] = "line";
            answer["amount"] = Accounting.TaxEngine.Round(price * (decimal)quantity, 2);
        }

        return new object[] { answer };
    }

    private static bool Asked(List<object?> arguments, string name) => arguments.ElementAtOrDefault(1) is List<object?> names && names.Contains(name);

    private static void Link(Work work, WireFields answer, string name, Record? linked)
    {
        if (linked is not null)
        {
            answer[name + "."] = new WireFields { ["rec_name"] = work.Read(linked, "rec_name") };
        }

        answer[name] = linked?.Id;
    }
}
