using System.Text.Json.Nodes;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>What the buyer, the storekeeper and the accountant do by hand.</summary>
internal sealed partial class Erp
{
    /// <summary>The company's first warehouse: orders go out from there.</summary>
    public async Task<JsonObject> WarehouseAsync() =>
        (await SearchAsync("stock.warehouse", Where(["company_id", "=", Company]), "code", "lot_stock_id"))[0];

    /// <summary>Somebody counted: so many pieces are there.</summary>
    public async Task CountAsync(JsonObject warehouse, string sku, decimal pieces)
    {
        var quant = await CallAsync("stock.quant", "create", [], new JsonObject
        {
            ["vals_list"] = new JsonArray(new JsonObject
            {
                ["product_id"] = await ProductAsync(sku), ["location_id"] = warehouse["lot_stock_id"]![0]!.GetValue<int>(), ["inventory_quantity"] = pieces,
            }),
        }, new JsonObject { ["inventory_mode"] = true });
        await CallAsync("stock.quant", "action_apply_inventory", [quant![0]!.GetValue<int>()], new JsonObject());
    }

    /// <summary>Pieces that are there and that no order holds.</summary>
    public async Task<decimal> FreeAsync(JsonObject warehouse, string sku)
    {
        var quants = await SearchAsync(
            "stock.quant", Where(["product_id", "=", await ProductAsync(sku)], ["location_id", "child_of", warehouse["lot_stock_id"]![0]!.GetValue<int>()]), "quantity", "reserved_quantity");
        return quants.Sum(quant => Number(quant["quantity"]) - Number(quant["reserved_quantity"]));
    }

    /// <summary>An article in sizes.</summary>
    /// <returns>Its number, and the SKUs by size.</returns>
    public async Task<(int Template, IReadOnlyDictionary<string, string> Skus)> OfferAsync(string name, string sku, params string[] sizes)
    {
        var size = await CreateAsync("product.attribute", new JsonObject
        {
            ["name"] = "Size " + name, ["create_variant"] = "always",
            ["value_ids"] = new JsonArray([.. sizes.Select(value => (JsonNode)new JsonArray(0, 0, new JsonObject { ["name"] = value }))]),
        });
        var values = await SearchAsync("product.attribute.value", Where(["attribute_id", "=", size]), "name");
        var template = await CreateAsync("product.template", new JsonObject
        {
            ["name"] = name, ["type"] = "consu", ["is_storable"] = true, ["taxes_id"] = new JsonArray(),
            ["attribute_line_ids"] = new JsonArray(new JsonArray(0, 0, new JsonObject
            {
                ["attribute_id"] = size, ["value_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray([.. values.Select(value => value["id"]!.DeepClone())]))),
            })),
        });
        var skus = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (at, variant) in (await SearchAsync("product.product", Where(["product_tmpl_id", "=", template]), "name")).Index())
        {
            skus[sizes[at]] = $"{sku}-{sizes[at]}";
            await CallAsync("product.product", "write", [variant["id"]!.GetValue<int>()], Values(("default_code", skus[sizes[at]])));
        }

        return (template, skus);
    }

    public Task ChangeOfferAsync(int template, string field, JsonNode value) => CallAsync("product.template", "write", [template], Values((field, value)));

    /// <summary>The accountant credits the first line of an invoice, with the page that Odoo has for it.</summary>
    public async Task<JsonObject> CreditByHandAsync(JsonObject invoice)
    {
        var journal = (await SearchAsync("account.move", Where(["id", "=", invoice["id"]!.GetValue<int>()]), "journal_id"))[0]["journal_id"]![0]!.GetValue<int>();
        var page = await CreateAsync("account.move.reversal", new JsonObject
        {
            ["move_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray(invoice["id"]!.DeepClone()))), ["reason"] = "Goodwill", ["journal_id"] = journal,
        }, new JsonObject { ["active_model"] = "account.move", ["active_ids"] = new JsonArray(invoice["id"]!.DeepClone()) });
        await CallAsync("account.move.reversal", "refund_moves", [page], new JsonObject());
        var draft = Assert.Single(await CreditsAsync(invoice))["id"]!.GetValue<int>();
        var lines = await SearchAsync("account.move.line", Where(["move_id", "=", draft], ["display_type", "=", "product"]), "name");
        await CallAsync("account.move", "write", [draft], Values(("invoice_line_ids", new JsonArray([.. lines.Skip(1).Select(line => (JsonNode)new JsonArray(2, line["id"]!.DeepClone(), 0))]))));
        await CallAsync("account.move", "action_post", [draft], new JsonObject());
        return Assert.Single(await CreditsAsync(invoice));
    }

    private static JsonObject Values(params (string Field, JsonNode Value)[] values) =>
        new() { ["vals"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Field, (JsonNode?)value.Value))) };

    private async Task<int> ProductAsync(string sku) => Assert.Single(await SearchAsync("product.product", Only("default_code", sku), "name"))["id"]!.GetValue<int>();

    private async Task<int> CreateAsync(string model, JsonObject values, JsonObject? context = null) =>
        (await CallAsync(model, "create", [], new JsonObject { ["vals_list"] = new JsonArray(values) }, context))![0]!.GetValue<int>();
}
