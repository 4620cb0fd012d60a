using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Sync.LiveTests.World;

/// <summary>What the warehouse and the accountant do in Odoo, in one company.</summary>
internal sealed partial class Erp : IDisposable
{
    private readonly Rest _rest;

    private readonly Rest _administrator;

    public Erp()
    {
        _rest = As(LiveSystems.Value("ODOO_KEY"));
        _administrator = As(LiveSystems.Value("ODOO_ADMIN_KEY") is { Length: > 0 } key ? key : LiveSystems.Value("ODOO_KEY"));
    }

    public int Company { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Chooses the company that keeps its books in a currency.</summary>
    public async Task OpenAsync(string currency)
    {
        var companies = await SearchAsync("res.company", Only("currency_id.name", currency), "name");
        Company = Assert.Single(companies)["id"]!.GetValue<int>();
    }

    public async Task StockAsync(string sku)
    {
        if ((await SearchAsync("product.product", Only("default_code", sku), "name")).Count == 0)
        {
            await CallAsync("product.product", "create", [], new JsonObject
            {
                ["vals_list"] = new JsonArray(new JsonObject
                {
                    ["name"] = sku, ["default_code"] = sku, ["type"] = "consu", ["is_storable"] = true, ["invoice_policy"] = "order", ["taxes_id"] = new JsonArray(),
                }),
            });
        }
    }

    /// <summary>An account to book received tax on.</summary>
    public async Task<int> TaxAccountAsync() =>
        (await SearchAsync("account.account", Only("account_type", "liability_current"), "code"))[0]["id"]!.GetValue<int>();

    /// <summary>The documents over an order of the shop, cancelled ones among them. Shops may give one number twice: the buyer's name tells them apart.</summary>
    public Task<IReadOnlyList<JsonObject>> DocumentsAsync(string number, string buyer) => SearchAsync(
        "sale.order", Where(["client_order_ref", "=", number], ["partner_id.name", "like", buyer], ["company_id", "=", Company]),
        "name", "state", "amount_total", "amount_tax", "tax_totals", "partner_shipping_id", "write_date", "order_line");

    public Task<IReadOnlyList<JsonObject>> LinesAsync(JsonObject document) => SearchAsync(
        "sale.order.line", Where(["order_id", "=", document["id"]!.GetValue<int>()]),
        "product_id", "name", "product_uom_qty", "price_unit", "price_subtotal", "price_total", "tax_ids", "qty_delivered", "display_type");

    public Task<IReadOnlyList<JsonObject>> MovesAsync(JsonObject document, string type) => SearchAsync(
        "account.move", Where(["line_ids.sale_line_ids.order_id", "=", document["id"]!.GetValue<int>()], ["move_type", "=", type]),
        "name", "state", "amount_total", "amount_tax", "amount_residual", "payment_state", "tax_totals", "invoice_date", "write_date");

    /// <summary>Credit notes against an invoice.</summary>
    public Task<IReadOnlyList<JsonObject>> CreditsAsync(JsonObject invoice) => SearchAsync(
        "account.move", Where(["reversed_entry_id", "=", invoice["id"]!.GetValue<int>()], ["move_type", "=", "out_refund"]),
        "name", "state", "amount_total", "amount_tax", "tax_totals", "invoice_date", "write_date");

    public Task<IReadOnlyList<JsonObject>> PaymentsAsync(JsonObject invoice) => SearchAsync(
        "account.payment", Where(["reconciled_invoice_ids", "in", new JsonArray(invoice["id"]!.GetValue<int>())]), "name", "state", "amount", "date", "write_date");

    public Task<IReadOnlyList<JsonObject>> TransfersAsync(JsonObject document) =>
        SearchAsync("stock.picking", Where(["sale_id", "=", document["id"]!.GetValue<int>()]), "name", "state", "move_ids", "picking_type_code");

    /// <summary>The warehouse sends so many pieces of each line of the open delivery, or all; the rest stays for another.</summary>
    public async Task ShipAsync(JsonObject document, decimal? pieces = null, string tracking = "")
    {
        var transfer = Assert.Single(await TransfersAsync(document), transfer => transfer["state"]!.ToString() is not ("done" or "cancel"));
        var id = transfer["id"]!.GetValue<int>();
        foreach (var move in await SearchAsync("stock.move", Where(["picking_id", "=", id]), "product_uom_qty"))
        {
            var quantity = Math.Min(pieces ?? decimal.MaxValue, Number(move["product_uom_qty"]));
            await CallAsync("stock.move", "write", [move["id"]!.GetValue<int>()], new JsonObject { ["vals"] = new JsonObject { ["quantity"] = quantity, ["picked"] = true } });
        }

        if (tracking.Length > 0)
        {
            await CallAsync("stock.picking", "write", [id], new JsonObject { ["vals"] = new JsonObject { ["carrier_tracking_ref"] = tracking } });
        }

        await CallAsync("stock.picking", "button_validate", [id], new JsonObject(), new JsonObject { ["skip_backorder"] = true, ["skip_sms"] = true });
    }

    /// <summary>As an administrator, if the environment names one: it takes that.</summary>
    public Task CloseBooksAsync(string? through) => CallAsync(
        "res.company", "write", [Company], new JsonObject { ["vals"] = new JsonObject { ["fiscalyear_lock_date"] = through is null ? JsonValue.Create(false) : JsonValue.Create(through) } },
        by: _administrator);

    public async Task<string?> ClosedThroughAsync() =>
        (await SearchAsync("res.company", Where(["id", "=", Company]), "fiscalyear_lock_date"))[0]["fiscalyear_lock_date"]!.ToString() is var day && day == "false" ? null : day;

    /// <summary>The tax of a document by the shop's rate, of which the tax groups tell.</summary>
    public static SortedDictionary<string, decimal> TaxByRate(JsonObject document)
    {
        var taxes = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var group in document["tax_totals"]!["subtotals"]!.AsArray().SelectMany(subtotal => subtotal!["tax_groups"]!.AsArray()))
        {
            var rate = group!["group_name"]!.ToString().Split(' ')[^1].TrimEnd(')');
            taxes[rate] = taxes.GetValueOrDefault(rate) + decimal.Round(Number(group["tax_amount_currency"]), 4);
        }

        return taxes;
    }

    public static decimal Number(JsonNode? value) => decimal.Round(decimal.Parse(value!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture), 6);

    public void Dispose()
    {
        _rest.Dispose();
        _administrator.Dispose();
    }

    private static Rest As(string key)
    {
        var rest = new Rest(new Uri(LiveSystems.Value("ODOO_URL")), new AuthenticationHeaderValue("bearer", key));
        rest.Headers.Add("X-Odoo-Database", LiveSystems.Value("ODOO_DB"));
        return rest;
    }

    private static JsonArray Only(string field, JsonNode value) => Where([field, "=", value]);

    private static JsonArray Where(params JsonNode[][] terms) => new([.. terms.Select(term => (JsonNode)new JsonArray([.. term]))]);

    private async Task<IReadOnlyList<JsonObject>> SearchAsync(string model, JsonArray domain, params string[] fields)
    {
        var answer = await CallAsync(model, "search_read", [], new JsonObject
        {
            ["domain"] = domain, ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode)field)]), ["order"] = "id",
        });
        return [.. answer!.AsArray().OfType<JsonObject>()];
    }

    private Task<JsonNode?> CallAsync(string model, string method, int[] ids, JsonObject body, JsonObject? context = null, Rest? by = null)
    {
        context ??= [];
        if (Company > 0)
        {
            context["allowed_company_ids"] = new JsonArray(Company);
        }

        body["context"] = context;
        if (ids.Length > 0)
        {
            body["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
        }

        return (by ?? _rest).SendAsync(HttpMethod.Post, $"/json/2/{model}/{method}", body, Cancel);
    }
}
