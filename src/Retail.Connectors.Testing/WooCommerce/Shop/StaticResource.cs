using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Shop;

/// <summary>
/// <c>/data</c>, <c>/reports</c>, the tools and other answers that do not follow the shop's state: they are the recorded ones.
/// Only the totals of orders and the currency in use are the shop's own. Of continents Europe alone was recorded.
/// </summary>
internal sealed class StaticResource(ShopState shop, JsonObject recorded) : IWooResource
{
    private readonly Dictionary<long, string> _receipts = [];

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["data"]) => () => Linked("data", "data", "slug"),
        ("GET", ["data", "currencies", "current"]) => () => Currency(shop.Settings.Currency),
        ("GET", ["data", "currencies", var code]) => () => Currency(code),
        ("GET", ["data", "countries", var code]) => () => Place("countries", code),
        ("GET", ["data", "continents", var code]) => () => Place("continents", code),
        ("GET", ["data", var list and ("currencies" or "countries" or "continents")]) => () => Linked(list, "data/" + list, "code"),
        ("GET", ["reports"]) => () => Linked("reports", "reports", "slug"),
        ("GET", ["reports", "sales"]) => () => Sales(call),
        ("GET", ["reports", "top_sellers"]) => () => WooAnswers.Body(200, new JsonArray()),
        ("GET", ["reports", "orders", "totals"]) => OrderTotals,
        ("GET", ["reports", var what, "totals"]) => () => WooAnswers.Body(200, recorded[what[..^1] + "Totals"]?.DeepClone()),
        ("GET", ["system_status", "tools"]) => () => WooAnswers.Body(200, recorded["tools"]!.DeepClone()),
        ("GET", ["system_status", "tools", var id]) => () => Tool(id),
        ("GET", ["orders", _, "actions", "email_templates"]) when call.IsId(1) => () => WithOrder(call, () => WooAnswers.Body(200, recorded["emailTemplates"]!.DeepClone())),
        ("POST", ["orders", _, "receipt"]) when call.IsId(1) => () => WithOrder(call, () => Receipt(call.Id(1), create: true)),
        ("GET", ["orders", _, "receipt"]) when call.IsId(1) => () => WithOrder(call, () => Receipt(call.Id(1), create: false)),
        _ => null,
    };

    private SimulatedResponse WithOrder(WooCall call, Func<SimulatedResponse> answer)
        => shop.Orders.ContainsKey(call.Id(1)) ? answer() : WooErrors.UnknownOrder();

    private SimulatedResponse Linked(string list, string path, string key) => WooAnswers.Body(200, new JsonArray([.. recorded[list]!.AsArray().OfType<JsonObject>().Select(item =>
    {
        var shown = (JsonObject)item.DeepClone();
        shown["_links"] = WooIds.Links(shop.Settings, $"{path}/{item[key]}", path, "GET");
        return shown;
    })]));

    private SimulatedResponse Currency(string code)
    {
        var found = recorded["currencies"]!.AsArray().OfType<JsonObject>()
            .FirstOrDefault(currency => string.Equals(currency["code"]!.GetValue<string>(), code, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            return WooErrors.Error(404, "woocommerce_rest_data_invalid_currency", "There are no currencies matching these parameters.");
        }

        var shown = (JsonObject)found.DeepClone();
        shown["_links"] = WooIds.Links(shop.Settings, $"data/currencies/{found["code"]}", "data/currencies", "GET");
        return WooAnswers.Body(200, shown);
    }

    private SimulatedResponse Place(string list, string code)
    {
        var found = recorded[list]!.AsArray().OfType<JsonObject>()
            .FirstOrDefault(place => string.Equals(place["code"]!.GetValue<string>(), code, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            return WooErrors.Error(404, "woocommerce_rest_data_invalid_location", "There are no locations matching these parameters.");
        }

        var shown = (JsonObject)found.DeepClone();
        shown["_links"] = WooIds.Links(shop.Settings, $"data/{list}/{code.ToLowerInvariant()}", "data/" + list, "GET");
        return WooAnswers.Body(200, shown);
    }

    private SimulatedResponse Tool(string id) => recorded["tools"]!.AsArray().OfType<JsonObject>().FirstOrDefault(tool => tool["id"]!.GetValue<string>() == id) is { } found
        ? WooAnswers.Body(200, found.DeepClone())
        : WooErrors.Error(404, "woocommerce_rest_system_status_tool_invalid_id", "Invalid tool ID.");

    /// <summary>A report of nothing sold, as recorded, with a row and the new customers for each day asked for.</summary>
    private SimulatedResponse Sales(WooCall call)
    {
        var report = (JsonObject)recorded["salesReport"]!.DeepClone();
        var sample = report["totals"]!.AsObject().First().Value!;
        var today = shop.Now.InZone(shop.Settings.TimeZone).Date;
        var from = Day(call.Value("date_min")) ?? today;
        var to = Day(call.Value("date_max")) ?? today;
        var totals = new JsonObject();
        var customers = 0;
        var byMonth = NodaTime.Period.DaysBetween(from, to) > 31 * 3;
        for (var day = from; day <= to; day = byMonth ? day.PlusMonths(1) : day.PlusDays(1))
        {
            var row = (JsonObject)sample.DeepClone();
            var registered = shop.Customers.Values.Count(customer => customer.Text("role") == "customer" && customer.Created.InUtc().Date is var date
                && (byMonth ? date.Year == day.Year && date.Month == day.Month : date == day));
            row["customers"] = registered;
            customers += registered;
            totals[day.ToString(byMonth ? "uuuu-MM" : "uuuu-MM-dd", CultureInfo.InvariantCulture)] = row;
        }

        report["totals_grouped_by"] = byMonth ? "month" : "day";
        report["totals"] = totals;
        report["total_customers"] = customers;
        report["_links"] = new JsonObject { ["about"] = new JsonArray(new JsonObject { ["href"] = shop.Settings.SiteUrl + "/wp-json/wc/v3/reports" }) };
        return WooAnswers.Body(200, new JsonArray(report));
    }

    private static NodaTime.LocalDate? Day(string? text)
        => text is not null && NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private SimulatedResponse OrderTotals()
    {
        var totals = new JsonArray();
        foreach (var (slug, name) in SystemResource.Statuses(shop.Settings))
        {
            totals.Add((JsonNode)new JsonObject { ["slug"] = slug, ["name"] = name, ["total"] = shop.Orders.Values.Count(order => order.Text("status") == slug) });
        }

        return WooAnswers.Body(200, totals);
    }

    private SimulatedResponse Receipt(long order, bool create)
    {
        if (!create && !_receipts.ContainsKey(order))
        {
            return WooErrors.Error(404, "woocommerce_rest_not_found", "Receipt not found");
        }

        var expires = shop.Now.InZone(shop.Settings.TimeZone).Date.PlusDays(1).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        _receipts.TryAdd(order, expires);
        return WooAnswers.Body(200, new JsonObject
        {
            ["receipt_url"] = $"{shop.Settings.SiteUrl}/wc/file/transient/{WooIds.Secret(order)[..38]}",
            ["expiration_date"] = _receipts[order],
        });
    }
}
