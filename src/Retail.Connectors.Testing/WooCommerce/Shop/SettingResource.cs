using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Shop;

/// <summary>
/// <c>/settings</c>: the recorded options with the simulated shop's currency, decimals, tax modes and address in them. A
/// written option is kept and shown; it does not change how the simulator calculates.
/// </summary>
internal sealed class SettingResource : IWooResource
{
    private readonly ShopState _shop;
    private readonly Lazy<JsonObject> _groups;

    public SettingResource(ShopState shop)
    {
        _shop = shop;
        _groups = new(Load);
    }

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["settings"]) => () => WooAnswers.Body(200, new JsonArray([.. _groups.Value["groups"]!.AsArray().OfType<JsonObject>().Select(Group)])),
        ("GET", ["settings", var group]) => () => With(group, options => WooAnswers.Body(200, new JsonArray([.. options.OfType<JsonObject>().Select(option => Shown(group, option, single: false))]))),
        ("GET", ["settings", var group, var id]) => () => With(group, options => Option(options, id) is { } option ? WooAnswers.Body(200, Shown(group, option, single: true)) : Unknown()),
        ("PUT", ["settings", var group, var id]) => () => With(group, options => Option(options, id) is { } option ? Update(call, group, option) : Unknown()),
        _ => null,
    };

    private JsonObject Load()
    {
        var groups = (JsonObject)RecordedData.Read("settings");
        foreach (var (id, value) in Own(_shop.Settings))
        {
            foreach (var group in groups.Where(group => group.Key != "groups"))
            {
                if (Option((JsonArray)group.Value!, id) is { } option)
                {
                    option["value"] = value;
                }
            }
        }

        return groups;
    }

    private static SimulatedResponse Unknown() => WooErrors.Error(404, "rest_setting_setting_invalid", "Invalid setting.");

    private static IEnumerable<(string Id, string Value)> Own(WooShopSettings settings) =>
    [
        ("woocommerce_currency", settings.Currency),
        ("woocommerce_price_num_decimals", settings.Decimals.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("woocommerce_prices_include_tax", settings.PricesIncludeTax ? "yes" : "no"),
        ("woocommerce_tax_round_at_subtotal", settings.RoundsAtSubtotal ? "yes" : "no"),
        ("woocommerce_default_country", settings.Country),
        ("woocommerce_store_city", settings.City),
        ("woocommerce_store_postcode", settings.Postcode),
    ];

    private static bool Accepts(JsonObject option, string value) => option["type"]!.GetValue<string>() switch
    {
        "checkbox" => value is "yes" or "no",
        "select" or "radio" => option["options"] is not JsonObject options || options.ContainsKey(value),
        _ => true,
    };

    private SimulatedResponse Update(WooCall call, string group, JsonObject option)
    {
        var value = call.Body["value"];
        if (value is not (JsonArray or JsonObject) && !Accepts(option, value?.ToString() ?? ""))
        {
            return WooErrors.Error(400, "rest_setting_value_invalid", "An invalid setting value was passed.");
        }

        option["value"] = value is JsonArray or JsonObject ? value.DeepClone() : value?.ToString() ?? "";
        return WooAnswers.Body(200, Shown(group, option, single: true));
    }

    private SimulatedResponse With(string group, Func<JsonArray, SimulatedResponse> answer) => group != "groups" && _groups.Value[group] is JsonArray options
        ? answer(options)
        : WooErrors.Error(404, "rest_setting_setting_group_invalid", "Invalid setting group.");

    private static JsonObject? Option(JsonArray options, string id)
        => options.OfType<JsonObject>().FirstOrDefault(option => option["id"]!.GetValue<string>() == id);

    private JsonObject Group(JsonObject group)
    {
        var shown = (JsonObject)group.DeepClone();
        shown["_links"] = new JsonObject
        {
            ["options"] = new JsonArray(new JsonObject { ["href"] = $"{_shop.Settings.SiteUrl}/wp-json/wc/v3/settings/{group["id"]}" }),
        };
        return shown;
    }

    private JsonObject Shown(string group, JsonObject option, bool single)
    {
        var shown = (JsonObject)option.DeepClone();
        if (single)
        {
            shown["group_id"] = group;
        }

        shown["_links"] = WooIds.Links(_shop.Settings, $"settings/{group}/{option["id"]}", $"settings/{group}", "GET", "POST", "PUT", "PATCH");
        return shown;
    }
}
