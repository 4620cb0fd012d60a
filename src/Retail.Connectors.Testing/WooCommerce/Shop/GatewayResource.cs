using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Shop;

/// <summary><c>/payment_gateways</c>: the recorded ones, none of which can pay back by itself.</summary>
internal sealed class GatewayResource(ShopState shop, JsonObject recorded) : IWooResource
{
    private readonly JsonObject[] _gateways = [.. recorded["gateways"]!.AsArray().Select(gateway => (JsonObject)gateway!.DeepClone())];

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["payment_gateways"]) => List,
        ("GET", ["payment_gateways", var id]) => () => With(id, gateway => WooAnswers.Body(200, Shown(gateway))),
        ("PUT", ["payment_gateways", var id]) => () => With(id, gateway => Update(call, gateway)),
        _ => null,
    };

    private SimulatedResponse List()
    {
        var total = _gateways.Length.ToString(CultureInfo.InvariantCulture);
        return WooAnswers.Body(200, new JsonArray([.. _gateways.Select(Shown)])).With("X-WP-Total", total).With("X-WP-TotalPages", "1");
    }

    private SimulatedResponse Update(WooCall call, JsonObject gateway)
    {
        var settings = (JsonObject)gateway["settings"]!;
        foreach (var (name, value) in call.Body["settings"] as JsonObject ?? [])
        {
            if (settings[name] is not JsonObject setting)
            {
                return WooErrors.Error(400, "rest_setting_value_invalid", "An invalid setting value was passed.");
            }

            setting["value"] = value?.ToString() ?? "";
        }

        if (call.Body["title"] is { } title)
        {
            gateway["title"] = WooText.Encoded(title.ToString());
            if (settings["title"] is JsonObject setting)
            {
                setting["value"] = gateway["title"]!.DeepClone();
            }
        }

        if (call.Body["description"] is { } description)
        {
            gateway["description"] = description.ToString();
        }

        if (call.Body["enabled"] is { } enabled)
        {
            gateway["enabled"] = Flags.Read(enabled);
        }

        if (call.Body["order"] is { } order)
        {
            gateway["order"] = WooIds.Read(order);
        }

        return WooAnswers.Body(200, Shown(gateway));
    }

    private SimulatedResponse With(string id, Func<JsonObject, SimulatedResponse> answer)
        => Array.Find(_gateways, gateway => gateway["id"]!.GetValue<string>() == id) is { } found
            ? answer(found)
            : WooErrors.Error(404, "woocommerce_rest_payment_gateway_invalid", "Resource does not exist.");

    private JsonObject Shown(JsonObject gateway)
    {
        var shown = (JsonObject)gateway.DeepClone();
        shown["_links"] = WooIds.Links(shop.Settings, $"payment_gateways/{gateway["id"]}", "payment_gateways", "GET", "POST", "PUT", "PATCH");
        return shown;
    }
}
