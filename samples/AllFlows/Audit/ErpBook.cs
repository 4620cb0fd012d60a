using System.Globalization;
using System.Text.Json.Nodes;
using AllFlows.Stage;
using Retail.Connectors.Testing.Odoo;

namespace AllFlows.Audit;

/// <summary>One company of the ERP as an auditor reads it, from its raw records.</summary>
internal sealed class ErpBook
{
    public ErpBook(OdooSimulator server, ErpDesk desk, IReadOnlyList<string> rateIds)
    {
        var market = desk.Market;
        Products = [.. desk.Search("product.product", ["default_code", "name"]).Select(product => (Text(product["default_code"]), Text(product["name"])))];
        Partners = desk.Search("res.partner", ["email", "parent_id"]).Where(partner => ErpDesk.Link(partner["parent_id"]) == 0)
            .ToLookup(partner => Text(partner["email"]), partner => ErpDesk.Id(partner["id"]));

        // The auditor's own way from a tax group to a rate: by the label that the operator gave it.
        var groups = desk.Search("account.tax.group", ["name"]).ToDictionary(
            group => ErpDesk.Id(group["id"]),
            group => rateIds.FirstOrDefault(rate => Text(group["name"]).EndsWith($"({market.Shop} {rate})", StringComparison.Ordinal)) ?? Text(group["name"]));
        var money = server.SaleOrders.ToDictionary(order => order.Name);
        var moves = Moves(desk);
        var transfers = Transfers(desk);
        Documents = [.. desk.Search("sale.order", ["name", "state", "client_order_ref", "invoice_ids", "partner_id"]).Select(order =>
        {
            var view = money[Text(order["name"])];
            var invoices = order["invoice_ids"]!.AsArray().Select(ErpDesk.Id).ToHashSet();
            return new ErpDocument
            {
                Name = view.Name,
                Number = Text(order["client_order_ref"]),
                State = Text(order["state"]),
                Partner = ErpDesk.Link(order["partner_id"]),
                Untaxed = view.Untaxed,
                Total = view.Total,
                Rates = view.TaxGroups.GroupBy(group => groups[group.GroupId]).ToDictionary(group => group.Key, group => group.Sum(item => item.Tax)),
                Roundings = [.. view.Lines.Where(line => line.Sku == "ROUNDING").Select(line => line.Total)],
                Invoices = [.. moves.Where(move => !move.IsCredit && invoices.Contains(move.Id))],
                Credits = [.. moves.Where(move => move.IsCredit && (invoices.Contains(move.Id) || invoices.Contains(move.Reverses)))],
                Transfers = [.. transfers.Where(transfer => transfer.Order == ErpDesk.Id(order["id"]))],
            };
        })];
        Postings = moves;
        Payments = [.. desk.Search("account.payment", ["memo", "amount", "state"])
            .Select(payment => (Text(payment["memo"]), Number(payment["amount"]), Text(payment["state"])))];
    }

    /// <summary>All sales orders, those that were cancelled among them.</summary>
    public IReadOnlyList<ErpDocument> Documents { get; }

    /// <summary>All posted invoices and credit notes.</summary>
    public IReadOnlyList<ErpPosting> Postings { get; }

    public IReadOnlyList<(string Memo, decimal Amount, string State)> Payments { get; }

    public IReadOnlyList<(string Sku, string Name)> Products { get; }

    /// <summary>Partners that are no address of another, by e-mail address.</summary>
    public ILookup<string, int> Partners { get; }

    private static List<ErpPosting> Moves(ErpDesk desk)
    {
        var people = desk.People;
        return [.. desk.Search("account.move", ["name", "state", "move_type", "amount_total", "reversed_entry_id", "create_uid"])
            .Where(move => Text(move["state"]) == "posted" && Text(move["move_type"]) is "out_invoice" or "out_refund")
            .Select(move => new ErpPosting(
                ErpDesk.Id(move["id"]), Text(move["name"]), Text(move["move_type"]) == "out_refund", Number(move["amount_total"]),
                ErpDesk.Link(move["reversed_entry_id"]), ErpDesk.Link(move["create_uid"]) == people))];
    }

    private static List<ErpTransfer> Transfers(ErpDesk desk)
    {
        var pieces = desk.Search("stock.move", ["picking_id", "quantity", "state"]).Where(move => Text(move["state"]) == "done")
            .ToLookup(move => ErpDesk.Link(move["picking_id"]), move => Number(move["quantity"]));
        return [.. desk.Search("stock.picking", ["state", "sale_id", "picking_type_code", "carrier_tracking_ref"])
            .Where(transfer => Text(transfer["state"]) == "done")
            .Select(transfer => new ErpTransfer(
                ErpDesk.Link(transfer["sale_id"]), Text(transfer["picking_type_code"]) == "outgoing",
                transfer["carrier_tracking_ref"] is JsonValue number && number.TryGetValue<string>(out var text) ? text : string.Empty,
                pieces[ErpDesk.Id(transfer["id"])].Sum()))];
    }

    private static string Text(JsonNode? node) => ShopBook.Text(node);

    private static decimal Number(JsonNode? node) => decimal.Parse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture);
}
