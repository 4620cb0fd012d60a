using System.Text.Json.Nodes;
using AllFlows.Audit;
using Retail.Connectors;
using Retail.Connectors.Testing.Tryton;

namespace AllFlows.Stage.Tryton;

/// <summary>A company of the simulated Tryton.</summary>
internal sealed class TrytonDesk(TrytonSimulator server, Market market, IErpStage stage, TimeProvider time) : IErpDesk
{
    private readonly TrytonCalls _calls = new(server, market);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone);
    private ILookup<string, ErpView> _views = Array.Empty<ErpView>().ToLookup(static _ => string.Empty);

    public Market Market => market;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), _zone).DateTime);

    public IReadOnlyList<ErpView> Find(string number) => [.. _views[number]];

    public void Look() => stage.Door.Alone(() =>
    {
        var shipments = _calls.SearchOwn("stock.shipment.out", "state").ToDictionary(shipment => TrytonCalls.Id(shipment["id"]), shipment => shipment["state"]!.ToString());
        var invoices = _calls.SearchOwn("account.invoice", "state", "payment_lines").ToDictionary(invoice => TrytonCalls.Id(invoice["id"]));
        _views = _calls.SearchOwn("sale.sale", "reference", "number", "state", "party", "total_amount", "shipments", "invoices").ToLookup(
            sale => sale["reference"]!.ToString(), sale => View(sale, shipments, invoices));
        return true;
    });

    public void Stock(string sku, string name, decimal price, string rate, int pieces)
    {
        var template = _calls.Create("product.template", new JsonObject
        {
            ["name"] = name, ["type"] = "goods", ["default_uom"] = 1, ["sale_uom"] = 1, ["salable"] = true, ["account_category"] = 1,
            ["list_price"] = TrytonCalls.Number(price), ["products"] = new JsonArray(new JsonArray("create", new JsonArray(new JsonObject { ["suffix_code"] = sku }))),
        });
        if (pieces > 0)
        {
            var variant = TrytonCalls.Id(_calls.Search("product.product", TrytonCalls.Domain(("template", "=", template)), "code").Single()["id"]);
            var count = _calls.Create("stock.inventory", new JsonObject
            {
                ["location"] = Zone("storage_location"), ["company"] = market.CompanyId,
                ["lines"] = new JsonArray(new JsonArray("create", new JsonArray(new JsonObject { ["product"] = variant, ["quantity"] = (double)pieces }))),
            });
            _calls.Press("stock.inventory", "confirm", count);
        }
    }

    public void Move(string sku, int pieces)
    {
        var variant = TrytonCalls.Id(_calls.Search("product.product", TrytonCalls.Domain(("code", "=", sku)), "code").Single()["id"]);
        var (storage, lost) = (Zone("storage_location"), Zone("lost_found_location"));
        var move = _calls.Create("stock.move", new JsonObject
        {
            ["company"] = market.CompanyId, ["product"] = variant, ["uom"] = 1, ["quantity"] = (double)Math.Abs(pieces),
            ["from_location"] = pieces > 0 ? lost : storage, ["to_location"] = pieces > 0 ? storage : lost,
        });
        _calls.Press("stock.move", "do", move);
    }

    public void Rename(string sku, string name) => Change(sku, "name", name);

    public void Reprice(string sku, decimal price) => Change(sku, "list_price", TrytonCalls.Number(price));

    private void Change(string sku, string field, JsonNode value)
    {
        var variant = _calls.Search("product.product", TrytonCalls.Domain(("code", "=", sku)), "template").Single();
        _calls.Write("product.template", TrytonCalls.Id(variant["template"]), new JsonObject { [field] = value });
    }

    public void Confirm(ErpView order) => _calls.Press("sale.sale", "confirm", order.Order);

    public void Ship(ErpView order, string tracking, bool isPart)
    {
        var delivery = order.OpenDelivery ?? throw new InvalidOperationException($"{order.Name} has nothing to ship.");
        var shipment = _calls.Search("stock.shipment.out", TrytonCalls.Domain(("id", "=", delivery)), "inventory_moves").Single();
        if (isPart)
        {
            foreach (var move in _calls.Search("stock.move", TrytonCalls.Domain(("id", "in", shipment["inventory_moves"]!.DeepClone())), "quantity"))
            {
                _calls.Write("stock.move", TrytonCalls.Id(move["id"]), new JsonObject { ["quantity"] = (double)Math.Min(1, TrytonCalls.Number(move["quantity"])) });
            }
        }

        _calls.Write("stock.shipment.out", delivery, new JsonObject { ["reference"] = tracking });
        foreach (var button in new[] { "assign_try", "pick", "pack", "done" })
        {
            _calls.Press("stock.shipment.out", button, delivery);
        }
    }

    public void Invoice(ErpView order)
    {
        var sale = _calls.Search("sale.sale", TrytonCalls.Domain(("id", "=", order.Order)), "invoices").Single();
        Post(TrytonCalls.Ids(sale["invoices"]).Single());
    }

    /// <summary>The wizard credits the whole: the person takes out what is not meant.</summary>
    public void Credit(ErpView order)
    {
        var invoice = order.Invoice ?? throw new InvalidOperationException($"{order.Name} is not invoiced.");
        var screen = new JsonObject { ["active_model"] = "account.invoice", ["active_id"] = invoice, ["active_ids"] = new JsonArray(invoice) };
        var session = TrytonCalls.Id(_calls.Call("wizard.account.invoice.credit.create")!.AsArray()[0]);
        var answer = _calls.CallIn(
            screen, "wizard.account.invoice.credit.execute", session, new JsonObject { ["start"] = new JsonObject { ["with_refund"] = false } }, "credit")!;
        _calls.Call("wizard.account.invoice.credit.delete", session);
        var note = TrytonCalls.Ids(answer["actions"]![0]![1]!["res_id"]).Single();
        var lines = _calls.Search("account.invoice.line", TrytonCalls.Domain(("invoice", "=", note)), "product");
        var goods = _calls.Search("product.product", TrytonCalls.Domain(("type", "=", "goods")), "code").Select(product => TrytonCalls.Id(product["id"])).ToHashSet();
        var kept = TrytonCalls.Id(lines.First(line => goods.Contains(TrytonCalls.Id(line["product"])))["id"]);
        _calls.Write("account.invoice", note, new JsonObject
        {
            ["lines"] = new JsonArray(
                new JsonArray("delete", TrytonCalls.Ids(lines.Select(line => TrytonCalls.Id(line["id"])).Where(id => id != kept))),
                new JsonArray("write", new JsonArray(kept), new JsonObject { ["quantity"] = -1.0 })),
        });
        Post(note);
    }

    public ErpBook Audit(IReadOnlyList<string> rateIds) => new TrytonBook(server, market, stage.TaxesOf(market), Zone("storage_location")).Read();

    public IEnumerable<long> Ids(EntityKind kind)
    {
        var model = kind == EntityKind.SalesOrder ? "sale.sale" : kind == EntityKind.Shipment ? "stock.shipment.out" : "account.invoice";
        var isInvoice = model == "account.invoice";
        return _calls.SearchOwn(model, isInvoice ? ["total_amount"] : ["state"])
            .Where(record => !isInvoice || (TrytonCalls.Number(record["total_amount"]) < 0) == (kind == EntityKind.CreditNote))
            .Select(record => TrytonCalls.Id(record["id"]));
    }

    private static ErpView View(JsonObject sale, Dictionary<long, string> shipments, Dictionary<long, JsonObject> invoices)
    {
        var state = sale["state"]!.ToString();
        var invoice = TrytonCalls.Ids(sale["invoices"]).Select(id => invoices[id]).FirstOrDefault(invoice => invoice["state"]!.ToString() is "posted" or "paid");
        return new ErpView
        {
            Order = TrytonCalls.Id(sale["id"]),
            Name = sale["number"]?.ToString() ?? string.Empty,
            Buyer = TrytonCalls.Id(sale["party"]),
            Total = TrytonCalls.Number(sale["total_amount"]),
            IsSubmitted = state is not ("draft" or "cancelled"),
            IsConfirmed = state is "confirmed" or "processing" or "done",
            OpenDelivery = TrytonCalls.Ids(sale["shipments"]).Where(id => shipments[id] is "waiting" or "assigned").Select(id => (long?)id).FirstOrDefault(),
            Invoice = invoice is null ? null : TrytonCalls.Id(invoice["id"]),
            IsPaid = invoice is not null && TrytonCalls.Ids(invoice["payment_lines"]).Any(),
        };
    }

    private long Zone(string field) =>
        TrytonCalls.Id(_calls.Search("stock.location", TrytonCalls.Domain(("code", "=", stage.WarehouseOf(market))), field).Single()[field]);

    private void Post(long invoice)
    {
        _calls.Write("account.invoice", invoice, new JsonObject { ["invoice_date"] = TrytonCalls.Day(Today) });
        _calls.Press("account.invoice", "post", invoice);
    }
}
