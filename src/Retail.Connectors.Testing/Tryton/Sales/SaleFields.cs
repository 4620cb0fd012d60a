using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Computed fields of sales and their lines.</summary>
internal static class SaleFields
{
    public static Dictionary<(string, string), Func<Work, Record, object?>> All { get; } = new()
    {
        [("sale.sale", "untaxed_amount")] = static (work, sale) => Untaxed(work, sale),
        [("sale.sale", "tax_amount")] = static (work, sale) => Tax(work, sale),
        [("sale.sale", "total_amount")] = static (work, sale) => Untaxed(work, sale) + Tax(work, sale),
        [("sale.sale", "currency_digits")] = static (work, sale) => work.Follow(sale, "currency")?["digits"],
        [("sale.sale", "party_lang")] = static (work, sale) => work.Follow(work.Follow(sale, "party"), "lang")?.Text("code") ?? "en",
        [("sale.sale", "shipments")] = static (work, sale) => Shipments(work, sale, "stock.shipment.out"),
        [("sale.sale", "shipment_returns")] = static (work, sale) => Shipments(work, sale, "stock.shipment.out.return"),
        [("sale.sale", "moves")] = static (work, sale) => Moves(work, sale).Select(move => move.Id).ToArray(),
        [("sale.sale", "invoices")] = static (work, sale) => Invoices(work, sale).Select(invoice => invoice.Id).ToArray(),
        [("sale.sale", "rec_name")] = static (_, sale) => RecName(sale),
        [("sale.line", "amount")] = static (work, line) => line.Text("type") == "line" ? Amount(work, line) : null,
        [("sale.line", "unit_digits")] = static (work, line) => work.Follow(line, "unit")?["digits"],
        [("sale.line", "company")] = static (work, line) => work.Follow(line, "sale")?["company"],
        [("sale.line", "currency")] = static (work, line) => work.Follow(line, "sale")?["currency"],
        [("sale.line", "sale_state")] = static (work, line) => work.Follow(line, "sale")?.State,
        [("sale.line", "warehouse")] = static (work, line) => work.Follow(line, "sale")?["warehouse"],
        [("sale.line", "product_uom_category")] = static (work, line) => work.Follow(line, "unit")?["category"],
        [("sale.line", "shipping_date")] = static (work, line) => work.Follow(line, "sale")?["sale_date"],
        [("sale.line", "summary")] = static (_, line) => line.Text("description")?.Split('\n')[0],
        [("sale.line", "from_location")] = static (work, line) => Location(work, line, "output_location", line.Number("quantity") >= 0),
        [("sale.line", "to_location")] = static (work, line) => Location(work, line, "input_location", line.Number("quantity") < 0),
        [("sale.line", "move_done")] = static (work, line) => SaleDeliveries.IsDone(work, line),
        [("sale.line", "move_exception")] = static (work, line) => SaleDeliveries.HasException(work, line),
        [("sale.line", "rec_name")] = static (work, line) => work.Follow(line, "product") is { } product ? work.Read(product, "rec_name") : line.Text("description"),
    };

    public static IReadOnlyList<Record> Lines(Work work, Record sale) => work.Rows(sale, "lines");

    public static IEnumerable<Record> Moves(Work work, Record sale) => Lines(work, sale)
        .SelectMany(line => work.Store["stock.move"].Holding("origin", line.Reference)).OrderByDescending(move => move.Id);

    public static IEnumerable<Record> Invoices(Work work, Record sale) => Lines(work, sale)
        .SelectMany(line => work.Store["account.invoice.line"].Holding("origin", line.Reference))
        .Select(line => work.Follow(line, "invoice")).OfType<Record>().Distinct().OrderBy(invoice => invoice.Id);

    public static List<TaxAmount> Taxes(Work work, Record sale) => TaxEngine.Compute(
        work,
        Lines(work, sale).Where(line => line.Text("type") == "line")
            .Select(line => new TaxableLine(line.Ids("taxes"), line.Money("unit_price"), line.Number("quantity"), null)),
        sale.Day("sale_date") ?? work.Today,
        TaxEngine.Digits(work.Follow(sale, "currency")));

    public static decimal Untaxed(Work work, Record sale) => Lines(work, sale).Where(line => line.Text("type") == "line").Sum(line => Amount(work, line));

    public static decimal Tax(Work work, Record sale) => Taxes(work, sale).Sum(tax => tax.Amount);

    public static decimal Amount(Work work, Record line) => TaxEngine.Round(
        line.Money("unit_price") * (decimal)line.Number("quantity"), TaxEngine.Digits(work.Follow(work.Follow(line, "sale"), "currency")));

    private static string RecName(Record sale)
    {
        var parts = new List<string>();
        if (sale.Text("number") is { } number)
        {
            parts.Add(number);
        }

        if (sale.Text("reference") is { } reference)
        {
            parts.Add($"[{reference}]");
        }

        return parts.Count > 0 ? string.Join(' ', parts) : $"({sale.Id})";
    }

    private static long[] Shipments(Work work, Record sale, string model) => Moves(work, sale)
        .Select(move => work.Resolve(move.Text("shipment"))).OfType<Record>().Where(shipment => shipment.Model.Name == model)
        .Select(shipment => shipment.Id).Distinct().Order().ToArray();

    private static object? Location(Work work, Record line, string part, bool isInWarehouse) => isInWarehouse
        ? work.Follow(work.Follow(line, "sale"), "warehouse")?[part]
        : work.Follow(work.Follow(work.Follow(line, "sale"), "party"), "customer_location")?.Id;
}
