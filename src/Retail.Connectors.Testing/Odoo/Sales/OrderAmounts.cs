using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>Computes the amounts of an order, invoice or credit note and of its lines from what is stored.</summary>
internal static class OrderAmounts
{
    public static OdooRecord CurrencyOf(this OdooStore store, OdooRecord order)
    {
        if (order.Model.Name is "account.move")
        {
            return store.Get("res.currency", order.Link("currency_id")!.Value);
        }

        var currency = order.Link("pricelist_id") is { } pricelist ? store.Get("product.pricelist", pricelist).Link("currency_id") : null;
        return store.Get("res.currency", currency ?? store.Get("res.company", order.Link("company_id")!.Value).Link("currency_id")!.Value);
    }

    public static OrderTotals Totals(OdooStore store, OdooRecord order)
    {
        var company = store.Get("res.company", order.Link("company_id")!.Value);
        var companyCurrency = store.Get("res.currency", company.Link("currency_id")!.Value);
        var currency = store.CurrencyOf(order);
        var unit = currency.Number("rounding");
        var rounding = Rounding(company);
        var lines = Lines(store, order).Select(line => Compute(store, line, unit, rounding)).ToArray();
        DocumentRounding.Apply(lines, unit);
        return new(
            currency.Id,
            unit,
            companyCurrency.Id,
            companyCurrency.Number("rounding"),
            Untaxed(lines),
            lines.Aggregate(0.0, (sum, line) => sum + line.Taxes.Aggregate(0.0, (part, tax) => part + tax.ShownAmount)),
            Groups(store, lines));
    }

    /// <summary>Stores the amounts of the order and of each of its lines.</summary>
    public static void Recompute(OdooStore store, OdooRecord order)
    {
        var unit = store.CurrencyOf(order).Number("rounding");
        var rounding = Rounding(store.Get("res.company", order.Link("company_id")!.Value));
        foreach (var line in Lines(store, order))
        {
            var computed = Compute(store, line, unit, rounding);
            store.Set(line, "price_subtotal", computed.Excluded);
            store.Set(line, "price_total", computed.Included);
            if (line.Model.Name is "account.move.line")
            {
                continue;
            }

            store.Set(line, "price_tax", (double)computed.Included - (double)computed.Excluded);
            store.Set(line, "price_reduce_taxexcl", line.Number("product_uom_qty") is var quantity and not 0 ? computed.Excluded / quantity : 0m);
        }

        var totals = Totals(store, order);
        store.Set(order, "amount_untaxed", AmountRounding.Round((decimal)totals.Untaxed, unit));
        store.Set(order, "amount_tax", AmountRounding.Round((decimal)totals.Tax, unit));
        store.Set(order, "amount_total", AmountRounding.Round((decimal)(totals.Untaxed + totals.Tax), unit));
    }

    /// <summary>The lines that carry amounts, in the document's order.</summary>
    public static IEnumerable<OdooRecord> Lines(OdooStore store, OdooRecord order)
    {
        if (order.Model.Name is "account.move")
        {
            return JournalEntries.Lines(store, order).Where(line => line.Text("display_type") is "product");
        }

        var table = store["sale.order.line"];
        return table.Holding("order_id", order.Id).Select(id => table.Find(id)!).OrderBy(line => line.Integer("sequence")).ThenBy(line => line.Id);
    }

    private static TaxedLine Compute(OdooStore store, OdooRecord line, decimal unit, OdooTaxRounding rounding) => TaxedLine.Compute(
        line.Number(line.Model.Name is "account.move.line" ? "quantity" : "product_uom_qty"),
        line.Number("price_unit"),
        line.Number("discount"),
        line.Links("tax_ids").Select(store["account.tax"].Find).OfType<OdooRecord>().Select(TaxRule.From),
        unit,
        rounding);

    private static OdooTaxRounding Rounding(OdooRecord company) =>
        company.Text("tax_calculation_rounding_method") is "round_per_line" ? OdooTaxRounding.PerLine : OdooTaxRounding.Globally;

    private static double Untaxed(TaxedLine[] lines)
    {
        // Taxed and untaxed lines are summed apart and then together, in the order in which the first of each comes.
        var kinds = lines.GroupBy(line => line.Taxes.Count > 0);
        return kinds.Aggregate(0.0, (total, kind) => total + kind.Aggregate(0.0, (sum, line) => sum + line.ShownExcluded));
    }

    private static List<TaxGroupTotal> Groups(OdooStore store, TaxedLine[] lines)
    {
        var table = store["account.tax.group"];
        var totals = new List<(int Sequence, TaxGroupTotal Total)>();
        foreach (var id in lines.SelectMany(line => line.Taxes).Select(tax => tax.Rule.GroupId).Distinct())
        {
            var perLine = lines.Select(line => line.Taxes.Where(tax => tax.Rule.GroupId == id).ToArray()).Where(taxes => taxes.Length > 0).ToArray();
            var rules = perLine.SelectMany(taxes => taxes).Select(tax => tax.Rule).DistinctBy(rule => rule.Id).ToArray();
            var group = table.Find(id);
            totals.Add((group?.Integer("sequence") ?? 0, new(
                id,
                group?.Text("name") ?? "",
                [.. rules.Select(rule => rule.Id)],
                perLine.Aggregate(0.0, (sum, taxes) => sum + taxes.Aggregate(0.0, (part, tax) => part + tax.ShownAmount)),
                perLine.Aggregate(0.0, (sum, taxes) => sum + taxes[0].ShownBase),
                rules.All(rule => rule.IsFixed))));
        }

        return [.. totals.OrderBy(total => total.Sequence).ThenBy(total => total.Total.Id).Select(total => total.Total)];
    }
}
