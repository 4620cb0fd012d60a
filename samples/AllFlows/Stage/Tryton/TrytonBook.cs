using System.Text.Json.Nodes;
using AllFlows.Audit;
using Retail.Connectors.Testing.Tryton;

namespace AllFlows.Stage.Tryton;

/// <summary>Reads the book of a company from Tryton's raw records.</summary>
internal sealed class TrytonBook(TrytonSimulator server, Market market, IReadOnlyDictionary<string, string> taxes, long storage)
{
    public ErpBook Read()
    {
        var numbers = Own("sale.sale").ToDictionary(sale => TrytonCalls.Id(sale["id"]), sale => (Number: Text(sale["reference"]), Party: TrytonCalls.Id(sale["party"])));
        var views = server.Invoices.Where(invoice => invoice.Company == market.CompanyId && invoice.State is "posted" or "paid").ToList();
        var postings = Postings(views);
        var transfers = Transfers();
        var documents = server.Sales.Where(sale => sale.Company == market.CompanyId).Select(sale =>
        {
            var invoices = postings.Where(posting => !posting.IsCredit && sale.Invoices.Contains(posting.Id)).ToList();
            var moved = transfers.Where(transfer => transfer.Order == sale.Id).ToList();
            return new ErpDocument
            {
                Number = numbers[sale.Id].Number,

                // A sale in processing has no state for being called off: it is done, and nothing came of it.
                Stands = sale.State != "cancelled" && (sale.State != "done" || invoices.Count + moved.Count > 0),
                Partner = numbers[sale.Id].Party,
                Untaxed = sale.Untaxed,
                Total = sale.Total,
                Rates = sale.Taxes.GroupBy(tax => RateOf(tax.Name)).ToDictionary(group => group.Key, group => group.Sum(tax => tax.Amount)),
                Roundings = [.. sale.Lines.Where(line => line.ProductCode == "ROUNDING")
                    .Select(line => (decimal)line.Quantity * (line.Description?.EndsWith('-') == true ? -0.01m : 0.01m))],
                Skus = [.. sale.Lines.Select(line => line.ProductCode ?? string.Empty)],
                Invoices = invoices,
                Credits = [.. postings.Where(posting => posting.IsCredit && invoices.Exists(invoice => invoice.Id == posting.Reverses))],
                Transfers = moved,
            };
        }).ToList();
        var parties = server.Parties.Where(party => party.Email is not null).ToLookup(party => party.Email!, party => party.Id);
        return new ErpBook
        {
            Documents = documents,
            Postings = postings,
            Goods = Goods(),
            Payments = Payments(views, numbers),
            Products = [.. server.Records("product.product").Select(product => (Text(product["code"]), Text(product["name"])))],
            Prices = Prices(),
            Partners = parties,
        };
    }

    /// <summary>The auditor's own way from a tax to a rate: by its name, behind which those of single cents say which way they go.</summary>
    private string RateOf(string tax) => taxes.FirstOrDefault(known => tax == known.Value || tax.StartsWith(known.Value + "_", StringComparison.Ordinal)).Key ?? tax;

    private List<ErpPosting> Postings(List<TrytonInvoice> views)
    {
        var heads = Own("account.invoice").ToDictionary(invoice => TrytonCalls.Id(invoice["id"]));
        var lines = server.Records("account.invoice.line");
        var invoiceOf = lines.ToDictionary(line => TrytonCalls.Id(line["id"]), line => TrytonCalls.Id(line["invoice"]));
        var takenBack = lines.Where(line => Text(line["origin"]).StartsWith("account.invoice.line,", StringComparison.Ordinal))
            .ToLookup(line => TrytonCalls.Id(line["invoice"]), line => invoiceOf.GetValueOrDefault(OriginOf(line)));
        var people = TrytonStage.People(market);

        // What the connector posts bears its key; credit notes that a person made were made by that person.
        return [.. views.Select(view => new ErpPosting(
            view.Id, view.Number ?? string.Empty, view.Total < 0, Math.Abs(view.Total), takenBack[view.Id].FirstOrDefault(),
            view.Total < 0 ? TrytonCalls.Id(heads[view.Id]["create_uid"]) == people : view.Reference is null))];
    }

    private Dictionary<string, (decimal OnHand, decimal Sent)> Goods()
    {
        var moves = server.Records("stock.move").Where(move => Text(move["state"]) == "done").ToList();
        var customers = server.Records("stock.location").Where(place => Text(place["type"]) == "customer").Select(place => TrytonCalls.Id(place["id"])).ToHashSet();
        var byProduct = moves.Where(move => TrytonCalls.Id(move["company"]) == market.CompanyId).ToLookup(move => TrytonCalls.Id(move["product"]));
        return server.Records("product.product").Where(product => Text(product["code"]).StartsWith(market.Tag, StringComparison.Ordinal)).ToDictionary(
            product => Text(product["code"]),
            product => (Balance(byProduct[TrytonCalls.Id(product["id"])], place => place == storage), Balance(byProduct[TrytonCalls.Id(product["id"])], customers.Contains)));

        static decimal Balance(IEnumerable<JsonObject> moves, Func<long, bool> isThere) => moves.Sum(move =>
            (isThere(TrytonCalls.Id(move["to_location"])) ? Pieces(move) : 0) - (isThere(TrytonCalls.Id(move["from_location"])) ? Pieces(move) : 0));
    }

    /// <summary>A price is a company's own: it is read as its people see it.</summary>
    private Dictionary<string, decimal> Prices() => new TrytonCalls(server, market).Search("product.product", TrytonCalls.Domain(("code", "like", market.Tag + "-%")), "code", "list_price")
        .ToDictionary(product => Text(product["code"]), product => TrytonCalls.Number(product["list_price"]));

    private List<ErpTransfer> Transfers()
    {
        var moves = server.Records("stock.move").Where(move => Text(move["state"]) == "done").ToList();
        var saleOf = moves.ToDictionary(move => TrytonCalls.Id(move["id"]), move => TrytonCalls.Id(move["sale"]));
        var byShipment = moves.ToLookup(move => Text(move["shipment"]));
        var sent = from shipment in Own("stock.shipment.out").Where(shipment => Text(shipment["state"]) == "done")
                   let left = byShipment[$"stock.shipment.out,{shipment["id"]}"].Where(move => TrytonCalls.Id(move["sale"]) > 0).ToList()
                   select new ErpTransfer(TrytonCalls.Id(left[0]["sale"]), IsOut: true, Text(shipment["reference"]), left.Sum(Pieces));
        var back = from shipment in Own("stock.shipment.out.return").Where(shipment => Text(shipment["state"]) is "received" or "done")
                   from move in byShipment[$"stock.shipment.out.return,{shipment["id"]}"]
                   where saleOf.GetValueOrDefault(OriginOf(move)) > 0
                   select new ErpTransfer(saleOf[OriginOf(move)], IsOut: false, string.Empty, Pieces(move));
        return [.. sent, .. back];
    }

    private List<ErpPayment> Payments(List<TrytonInvoice> views, Dictionary<long, (string Number, long Party)> numbers)
    {
        var lines = server.Records("account.move.line").ToDictionary(line => TrytonCalls.Id(line["id"]));
        var paid = Own("account.invoice").ToDictionary(invoice => TrytonCalls.Id(invoice["id"]), invoice => TrytonCalls.Ids(invoice["payment_lines"]));
        return
        [
            .. from view in views
               from line in paid[view.Id].Select(id => lines[id])
               select new ErpPayment(
                   [.. view.Sales.Select(sale => $"#{numbers[sale].Number}"), Text(line["move_description"])],
                   TrytonCalls.Number(line["credit"]) - TrytonCalls.Number(line["debit"]),
                   Text(line["move_state"]) == "posted" ? "paid" : Text(line["move_state"])),
        ];
    }

    private IEnumerable<JsonObject> Own(string model) => server.Records(model).Where(record => TrytonCalls.Id(record["company"]) == market.CompanyId);

    private static long OriginOf(JsonObject record) => long.Parse(Text(record["origin"]).Split(',') is [_, var id] ? id : "0", System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Pieces(JsonObject move) => TrytonCalls.Number(move["quantity"]);

    private static string Text(JsonNode? node) => node?.ToString() ?? string.Empty;
}
