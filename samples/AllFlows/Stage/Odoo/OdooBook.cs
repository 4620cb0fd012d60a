using System.Globalization;
using System.Text.Json.Nodes;
using AllFlows.Audit;
using Retail.Connectors.Testing.Odoo;

namespace AllFlows.Stage.Odoo;

/// <summary>Reads the book of a company from Odoo's raw records.</summary>
internal static class OdooBook
{
    public static ErpBook Read(OdooSimulator server, OdooDesk desk, IReadOnlyList<string> rateIds)
    {
        var market = desk.Market;
        // The auditor's own way from a tax group to a rate: by the label that the operator gave it.
        var groups = desk.Search("account.tax.group", ["name"]).ToDictionary(
            group => OdooDesk.Id(group["id"]),
            group => rateIds.FirstOrDefault(rate => Text(group["name"]).EndsWith($"({market.Shop} {rate})", StringComparison.Ordinal)) ?? Text(group["name"]));
        var money = server.SaleOrders.ToDictionary(order => order.Name);
        var moves = Moves(desk);
        var transfers = Transfers(desk);
        return new ErpBook
        {
            Documents = [.. desk.Search("sale.order", ["name", "state", "client_order_ref", "invoice_ids", "partner_id"]).Select(order =>
            {
                var view = money[Text(order["name"])];
                var invoices = order["invoice_ids"]!.AsArray().Select(OdooDesk.Id).ToHashSet();
                return new ErpDocument
                {
                    Number = Text(order["client_order_ref"]),
                    Stands = Text(order["state"]) != "cancel",
                    Partner = OdooDesk.Link(order["partner_id"]),
                    Untaxed = view.Untaxed,
                    Total = view.Total,
                    Rates = view.TaxGroups.GroupBy(group => groups[group.GroupId]).ToDictionary(group => group.Key, group => group.Sum(item => item.Tax)),
                    Roundings = [.. view.Lines.Where(line => line.Sku == "ROUNDING").Select(line => line.Total)],
                    Skus = [.. view.Lines.Select(line => line.Sku ?? string.Empty)],
                    Invoices = [.. moves.Where(move => !move.IsCredit && invoices.Contains(move.Id))],
                    Credits = [.. moves.Where(move => move.IsCredit && (invoices.Contains(move.Id) || invoices.Contains(move.Reverses)))],
                    Transfers = [.. transfers.Where(transfer => transfer.Order == OdooDesk.Id(order["id"]))],
                };
            })],
            Postings = moves,
            Goods = Goods(desk),
            Payments = Payments(desk),
            Products = [.. desk.Search("product.product", ["default_code", "name"]).Select(product => (Text(product["default_code"]), Text(product["name"])))],
            Prices = desk.Search("product.product", ["default_code", "lst_price"]).Where(product => Text(product["default_code"]).StartsWith(market.Tag, StringComparison.Ordinal))
                .ToDictionary(product => Text(product["default_code"]), product => Number(product["lst_price"])),
            Partners = desk.Search("res.partner", ["email", "parent_id"]).Where(partner => OdooDesk.Link(partner["parent_id"]) == 0)
                .ToLookup(partner => Text(partner["email"]), partner => OdooDesk.Id(partner["id"])),
        };
    }

    /// <summary>What the memo says, and the orders of those invoices that it pays.</summary>
    private static List<ErpPayment> Payments(OdooDesk desk)
    {
        var orders = desk.Search("sale.order", ["client_order_ref", "invoice_ids"])
            .SelectMany(order => order["invoice_ids"]!.AsArray().Select(invoice => (Invoice: OdooDesk.Id(invoice), Number: Text(order["client_order_ref"]))))
            .ToLookup(pair => pair.Invoice, pair => $"#{pair.Number}");
        return [.. desk.Search("account.payment", ["memo", "amount", "state", "reconciled_invoice_ids"])
            .Select(payment => new ErpPayment(
                [.. Text(payment["memo"]).Split(' '), .. payment["reconciled_invoice_ids"]!.AsArray().SelectMany(invoice => orders[OdooDesk.Id(invoice)])],
                Number(payment["amount"]), Text(payment["state"])))];
    }

    private static List<ErpPosting> Moves(OdooDesk desk)
    {
        var people = OdooStage.People(desk.Market);
        return [.. desk.Search("account.move", ["name", "state", "move_type", "amount_total", "reversed_entry_id", "create_uid"])
            .Where(move => Text(move["state"]) == "posted" && Text(move["move_type"]) is "out_invoice" or "out_refund")
            .Select(move => new ErpPosting(
                OdooDesk.Id(move["id"]), Text(move["name"]), Text(move["move_type"]) == "out_refund", Number(move["amount_total"]),
                OdooDesk.Link(move["reversed_entry_id"]), OdooDesk.Link(move["create_uid"]) == people))];
    }

    private static Dictionary<string, (decimal OnHand, decimal Sent)> Goods(OdooDesk desk)
    {
        var place = desk.Place;
        var types = desk.Search("stock.picking", ["picking_type_code"]).ToDictionary(transfer => OdooDesk.Id(transfer["id"]), transfer => Text(transfer["picking_type_code"]));
        var onHand = desk.Search("stock.quant", ["product_id", "location_id", "quantity"]).Where(quant => OdooDesk.Link(quant["location_id"]) == place)
            .ToLookup(quant => OdooDesk.Link(quant["product_id"]), quant => Number(quant["quantity"]));
        var sent = desk.Search("stock.move", ["product_id", "picking_id", "quantity", "state"])
            .Where(move => Text(move["state"]) == "done" && types.ContainsKey(OdooDesk.Link(move["picking_id"])))
            .ToLookup(move => OdooDesk.Link(move["product_id"]), move => types[OdooDesk.Link(move["picking_id"])] == "outgoing" ? Number(move["quantity"]) : -Number(move["quantity"]));
        return desk.Search("product.product", ["default_code"]).Where(product => Text(product["default_code"]).StartsWith(desk.Market.Tag, StringComparison.Ordinal))
            .ToDictionary(product => Text(product["default_code"]), product => (onHand[OdooDesk.Id(product["id"])].Sum(), sent[OdooDesk.Id(product["id"])].Sum()));
    }

    private static List<ErpTransfer> Transfers(OdooDesk desk)
    {
        var pieces = desk.Search("stock.move", ["picking_id", "quantity", "state"]).Where(move => Text(move["state"]) == "done")
            .ToLookup(move => OdooDesk.Link(move["picking_id"]), move => Number(move["quantity"]));
        return [.. desk.Search("stock.picking", ["state", "sale_id", "picking_type_code", "carrier_tracking_ref"])
            .Where(transfer => Text(transfer["state"]) == "done")
            .Select(transfer => new ErpTransfer(
                OdooDesk.Link(transfer["sale_id"]), Text(transfer["picking_type_code"]) == "outgoing",
                transfer["carrier_tracking_ref"] is JsonValue number && number.TryGetValue<string>(out var text) ? text : string.Empty,
                pieces[OdooDesk.Id(transfer["id"])].Sum()))];
    }

    private static string Text(JsonNode? node) => ShopBook.Text(node);

    private static decimal Number(JsonNode? node) => decimal.Parse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture);
}
