using Retail.Connectors.Testing.Tryton.Accounting;
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
            answer["amount"] = TaxEngine.Round(price * (decimal)quantity, 2);
        }

        return new object[] { answer };
    }

    /// <summary>What an invoice of these lines would come to, tax by tax; nothing is written.</summary>
    public static object OfInvoice(Work work, List<object?> arguments)
    {
        var answer = new WireFields();
        if (arguments[0] is WireFields values && (Asked(arguments, "lines") || Asked(arguments, "taxes")))
        {
            var currency = values.GetValueOrDefault("currency") is long id ? work.Store["currency.currency"].Find(id) : null;
            var digits = TaxEngine.Digits(currency);
            var lines = (values.GetValueOrDefault("lines") as List<object?> ?? []).OfType<WireFields>().ToList();
            var date = values.GetValueOrDefault("accounting_date") as DateOnly? ?? values.GetValueOrDefault("invoice_date") as DateOnly? ?? work.Today;
            var taxes = TaxEngine.Compute(work, lines.Where(line => line.GetValueOrDefault("type") is "line" or null).Select(Line), date, digits);
            var untaxed = lines.Sum(line => Money(line, "amount"));
            answer["untaxed_amount"] = TaxEngine.Round(untaxed, digits);
            answer["tax_amount"] = TaxEngine.Round(taxes.Sum(tax => tax.Amount), digits);
            answer["total_amount"] = TaxEngine.Round(untaxed + taxes.Sum(tax => tax.Amount), digits);
            answer["accounting_date"] = values.GetValueOrDefault("accounting_date");
            answer["invoice_date"] = values.GetValueOrDefault("invoice_date");
            if (taxes.Count > 0)
            {
                answer["taxes"] = new WireFields { ["add"] = taxes.Select((tax, at) => new object[] { (long)at, Row(work, tax) }).ToArray() };
            }
        }

        return new object[] { answer };
    }

    private static TaxableLine Line(WireFields line)
    {
        var taxes = (line.GetValueOrDefault("taxes") as List<object?> ?? []).OfType<long>().ToArray();
        return new(taxes, Money(line, "unit_price"), (double)Money(line, "quantity"), line.GetValueOrDefault("taxes_date") as DateOnly?);
    }

    private static WireFields Row(Work work, TaxAmount amount)
    {
        var tax = work.Get("account.tax", amount.Tax);
        return new()
        {
            ["manual"] = false, ["description"] = amount.Description, ["legal_notice"] = tax["legal_notice"], ["base"] = amount.Base, ["amount"] = amount.Amount,
            ["tax"] = amount.Tax, ["account"] = amount.Account, ["sequence"] = tax["sequence"], ["id"] = null, ["invoice_state"] = "draft",
            ["tax."] = new WireFields { ["rec_name"] = work.Read(tax, "rec_name") },
            ["account."] = amount.Account is { } account ? new WireFields { ["rec_name"] = work.Read(work.Get("account.account", account), "rec_name") } : null,
        };
    }

    private static decimal Money(WireFields fields, string name) => fields.GetValueOrDefault(name) switch
    {
        decimal amount => amount,
        double number => (decimal)number,
        long number => number,
        _ => 0m,
    };

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
