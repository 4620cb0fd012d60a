using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AllFlows.Audit;
using Retail.Connectors;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace AllFlows.Stage.Odoo;

/// <summary>A company of the simulated Odoo.</summary>
internal sealed class OdooDesk(OdooSimulator server, Market market, Turnstile door) : IErpDesk
{
    private static readonly JsonObject Counting = new() { ["inventory_mode"] = true };

    private ILookup<string, ErpView> _views = Array.Empty<ErpView>().ToLookup(static _ => string.Empty);

    public Market Market => market;

    public IReadOnlyList<ErpView> Find(string number) => [.. _views[number]];

    public void Look()
    {
        var transfers = Search("stock.picking", ["state", "sale_id", "picking_type_code"]).ToLookup(item => Link(item["sale_id"]));
        var moves = Search("account.move", ["name", "state", "move_type", "payment_state"]).ToDictionary(item => Id(item["id"]));
        _views = Search("sale.order", ["name", "state", "client_order_ref", "invoice_ids", "partner_invoice_id", "amount_total"]).ToLookup(
            order => order["client_order_ref"]!.ToString(), order => View(order, transfers[Id(order["id"])], moves));
    }

    public void Stock(string sku, string name, decimal price, string rate, int pieces)
    {
        // The tax of a rate is told by its group, as an operator would look it up; those of single cents are fixed.
        var group = Search("account.tax.group", ["name"]).FirstOrDefault(group => group["name"]!.ToString().EndsWith($"({market.Shop} {rate})", StringComparison.Ordinal));
        var taxes = Search("account.tax", ["tax_group_id", "amount_type"])
            .Where(tax => rate.Length > 0 && tax["amount_type"]!.ToString() == "percent" && Link(tax["tax_group_id"]) == Id(group!["id"])).Select(tax => (JsonNode)Id(tax["id"]));
        var product = Create("product.product", new JsonObject
        {
            ["name"] = name, ["default_code"] = sku, ["type"] = "consu", ["is_storable"] = true, ["list_price"] = price,
            ["company_id"] = market.CompanyId, ["taxes_id"] = new JsonArray(new JsonArray(6, 0, new JsonArray([.. taxes]))),
        });
        if (pieces > 0)
        {
            Count(product, pieces);
        }
    }

    /// <summary>A count is absolute: nobody may move a piece between the look and the count.</summary>
    public void Move(string sku, int pieces) => door.Alone(() =>
    {
        var product = Id(Search("product.product", ["default_code"]).Single(item => item["default_code"]!.ToString() == sku)["id"]);
        Count(product, pieces + Search("stock.quant", ["product_id", "location_id", "quantity"])
            .Where(quant => Link(quant["product_id"]) == product && Link(quant["location_id"]) == Place).Sum(quant => quant["quantity"]!.GetValue<decimal>()));
        return true;
    });

    public void Rename(string sku, string name) => Change(sku, "name", name);

    public void Reprice(string sku, decimal price) => Change(sku, "list_price", price);

    private void Change(string sku, string field, JsonNode value)
    {
        var product = Search("product.product", ["default_code"]).Single(item => item["default_code"]!.ToString() == sku);
        Call("product.product", "write", [Id(product["id"])], new JsonObject { ["vals"] = new JsonObject { [field] = value } });
    }

    public void Confirm(ErpView order)
    {
        // The connector has done it: an order of Odoo's can be amended when it is confirmed.
    }

    public void Ship(ErpView order, string tracking, bool isPart)
    {
        var delivery = order.OpenDelivery ?? throw new InvalidOperationException($"{order.Name} has nothing to ship.");
        var moves = Search("stock.move", ["picking_id", "product_uom_qty"]).Where(move => Link(move["picking_id"]) == delivery).ToList();
        foreach (var move in moves)
        {
            var wanted = move["product_uom_qty"]!.GetValue<decimal>();
            Call("stock.move", "write", [Id(move["id"])],
                new JsonObject { ["vals"] = new JsonObject { ["quantity"] = isPart ? Math.Min(1, wanted) : wanted, ["picked"] = true } });
        }

        Call("stock.picking", "write", [delivery], new JsonObject { ["vals"] = new JsonObject { ["carrier_tracking_ref"] = tracking } });
        Call("stock.picking", "button_validate", [delivery], new JsonObject { ["context"] = new JsonObject { ["skip_backorder"] = true } });
    }

    public void Invoice(ErpView order)
    {
        var lines = Search("sale.order.line", ["order_id", "product_id", "name", "product_uom_qty", "price_unit", "tax_ids"])
            .Where(line => Link(line["order_id"]) == order.Order);
        Post("out_invoice", order, [.. lines.Select(line => Line(line, line["product_uom_qty"]!, ("sale_line_ids", Id(line["id"]))))]);
    }

    public void Credit(ErpView order)
    {
        var invoice = order.Invoice ?? throw new InvalidOperationException($"{order.Name} is not invoiced.");
        var line = Search("account.move.line", ["move_id", "product_id", "name", "quantity", "price_unit", "tax_ids", "display_type"])
            .First(line => Link(line["move_id"]) == invoice && line["display_type"]!.ToString() == "product" && Link(line["product_id"]) != 0);
        Post("out_refund", order, [Line(line, 1)], invoice);
    }

    public ErpBook Audit(IReadOnlyList<string> rateIds) => OdooBook.Read(server, this, rateIds);

    public IEnumerable<long> Ids(EntityKind kind) =>
        kind == EntityKind.SalesOrder ? Search("sale.order", ["name"]).Select(record => Id(record["id"]))
        : kind == EntityKind.Shipment ? Of("stock.picking", "picking_type_code", "outgoing")
        : Of("account.move", "move_type", kind == EntityKind.Invoice ? "out_invoice" : "out_refund");

    public IReadOnlyList<JsonObject> Search(string model, string[] fields) =>
        [.. Call(model, "search_read", [], new JsonObject
        {
            ["domain"] = new JsonArray(), ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]), ["order"] = "id", ["load"] = null,
        })!.AsArray().Select(record => record!.AsObject())];

    /// <summary>The id in a link, 0 for none.</summary>
    public static long Link(JsonNode? link) => link is JsonValue value && value.TryGetValue<long>(out var id) ? id : link is JsonArray pair ? Id(pair[0]) : 0;

    public static long Id(JsonNode? id) => id!.GetValue<long>();

    /// <summary>Where the company's goods lie.</summary>
    public long Place => Id(Search("stock.warehouse", ["lot_stock_id"])[0]["lot_stock_id"]);

    private static ErpView View(JsonObject order, IEnumerable<JsonObject> transfers, Dictionary<long, JsonObject> moves)
    {
        var invoice = order["invoice_ids"]!.AsArray().Select(id => moves.GetValueOrDefault(Id(id)))
            .FirstOrDefault(move => move is not null && move["state"]!.ToString() == "posted" && move["move_type"]!.ToString() == "out_invoice");
        return new ErpView
        {
            Order = Id(order["id"]),
            Name = order["name"]!.ToString(),
            Buyer = Link(order["partner_invoice_id"]),
            Total = order["amount_total"]!.GetValue<decimal>(),
            IsSubmitted = order["state"]!.ToString() == "sale",
            IsConfirmed = order["state"]!.ToString() == "sale",
            OpenDelivery = transfers
                .Where(item => item["picking_type_code"]!.ToString() == "outgoing" && item["state"]!.ToString() is not ("done" or "cancel"))
                .Select(item => (long?)Id(item["id"])).FirstOrDefault(),
            Invoice = invoice is null ? null : Id(invoice["id"]),
            IsPaid = invoice?["payment_state"]?.ToString() is "partial" or "in_payment" or "paid",
        };
    }

    private void Count(long product, decimal pieces)
    {
        var quant = Create("stock.quant", new JsonObject { ["product_id"] = product, ["location_id"] = Place, ["inventory_quantity"] = pieces }, Counting);
        Call("stock.quant", "action_apply_inventory", [quant], new JsonObject { ["context"] = Counting.DeepClone() });
    }

    private IEnumerable<long> Of(string model, string field, string value) =>
        Search(model, [field]).Where(record => record[field]!.ToString() == value).Select(record => Id(record["id"]));

    private static JsonObject Line(JsonObject source, JsonNode quantity, (string Field, long Id)? link = null)
    {
        var line = new JsonObject
        {
            ["product_id"] = source["product_id"]!.DeepClone(),
            ["name"] = source["name"]!.DeepClone(),
            ["quantity"] = quantity.DeepClone(),
            ["price_unit"] = source["price_unit"]!.DeepClone(),
            ["tax_ids"] = new JsonArray(new JsonArray(6, 0, source["tax_ids"]!.DeepClone())),
        };
        if (link is { } to)
        {
            line[to.Field] = new JsonArray(new JsonArray(6, 0, new JsonArray(to.Id)));
        }

        return line;
    }

    private void Post(string type, ErpView order, JsonArray lines, long? reverses = null)
    {
        var move = new JsonObject
        {
            ["move_type"] = type,
            ["partner_id"] = order.Buyer,
            ["invoice_origin"] = order.Name,
            ["company_id"] = market.CompanyId,
            ["invoice_line_ids"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonArray(0, 0, line!.DeepClone()))]),
        };
        if (reverses is { } invoice)
        {
            move["reversed_entry_id"] = invoice;
        }

        Call("account.move", "action_post", [Create("account.move", move)]);
    }

    private long Create(string model, JsonObject values, JsonObject? context = null)
    {
        var body = new JsonObject { ["vals_list"] = new JsonArray(values) };
        if (context is not null)
        {
            body["context"] = context.DeepClone();
        }

        return Id(Call(model, "create", [], body)!.AsArray()[0]);
    }

    private JsonNode? Call(string model, string method, long[] ids, JsonObject? arguments = null)
    {
        var body = arguments ?? [];
        if (ids.Length > 0)
        {
            body["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
        }

        var answer = server.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = string.Create(CultureInfo.InvariantCulture, $"/json/2/{model}/{method}"),
            Headers = [new("Authorization", $"bearer {OdooStage.PeopleKey(market)}"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        });
        return answer.Status == 200
            ? JsonNode.Parse(answer.BodyText)
            : throw new InvalidOperationException($"{market.Erp} refuses {model}/{method}: {answer.BodyText}");
    }
}
