using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Shop;

/// <summary><c>/shipping_methods</c> and <c>/shipping/zones</c> with their locations and methods.</summary>
internal sealed class ShippingResource : IWooResource
{
    private readonly ShopState _shop;
    private readonly JsonArray _kinds;
    private readonly JsonObject _templates;
    private readonly SortedDictionary<long, JsonObject> _zones = [];
    private readonly Dictionary<long, JsonArray> _locations = [];
    private readonly SortedDictionary<long, (long Zone, JsonObject Body)> _methods = [];
    private long _lastZone;
    private long _lastMethod;

    public ShippingResource(ShopState shop, JsonObject recorded)
    {
        _shop = shop;
        _kinds = (JsonArray)recorded["shippingMethods"]!;
        _templates = (JsonObject)recorded["zoneMethodTemplates"]!;
        _zones[0] = new() { ["id"] = 0, ["name"] = "Locations not covered by your other zones", ["order"] = 0 };
    }

    /// <summary>Puts the recorded zones in, with the methods of the first.</summary>
    public void Seed(JsonObject recorded)
    {
        foreach (var zone in recorded["zones"]!.AsArray().OfType<JsonObject>())
        {
            _zones[_lastZone = WooIds.Read(zone["id"])] = (JsonObject)zone.DeepClone();
        }

        _locations[1] = (JsonArray)recorded["locations"]!.DeepClone();
        foreach (var method in recorded["zoneMethods"]!.AsArray().OfType<JsonObject>())
        {
            _methods[_lastMethod = WooIds.Read(method["id"])] = (1, (JsonObject)method.DeepClone());
        }

        // The second zone has a method of its own, of which the number alone is known.
        _lastMethod++;
    }

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["shipping_methods"]) => () => WooAnswers.Whole([.. _kinds.OfType<JsonObject>().Select(Kind)]),
        ("GET", ["shipping_methods", var id]) => () => _kinds.OfType<JsonObject>().FirstOrDefault(kind => kind["id"]!.GetValue<string>() == id) is { } kind
            ? WooAnswers.Body(200, Kind(kind))
            : WooErrors.Error(404, "woocommerce_rest_shipping_method_invalid", "Resource does not exist."),
        ("GET", ["shipping", "zones"]) => Zones,
        ("POST", ["shipping", "zones"]) => () => CreateZone(call),
        (_, ["shipping", "zones", _, ..]) when call.IsId(2) && !_zones.ContainsKey(call.Id(2)) =>
            () => WooErrors.Error(404, "woocommerce_rest_shipping_zone_invalid", "Resource does not exist."),
        ("GET", ["shipping", "zones", _]) when call.IsId(2) => () => WooAnswers.Body(200, Zone(_zones[call.Id(2)])),
        ("PUT", ["shipping", "zones", _]) when call.IsId(2) => () => UpdateZone(call),
        ("DELETE", ["shipping", "zones", _]) when call.IsId(2) => () => DeleteZone(call),
        ("GET", ["shipping", "zones", _, "locations"]) when call.IsId(2) => () => Locations(call.Id(2)),
        ("PUT", ["shipping", "zones", _, "locations"]) when call.IsId(2) => () => SetLocations(call),
        ("GET", ["shipping", "zones", _, "methods"]) when call.IsId(2) => () => WooAnswers.Whole([.. _methods.Values
            .Where(method => method.Zone == call.Id(2)).Select(method => Method(method.Zone, method.Body))]),
        ("POST", ["shipping", "zones", _, "methods"]) when call.IsId(2) => () => CreateMethod(call),
        ("GET", ["shipping", "zones", _, "methods", _]) when call.IsId(2) && call.IsId(4) => () => With(call, method => WooAnswers.Body(200, Method(call.Id(2), method))),
        ("PUT", ["shipping", "zones", _, "methods", _]) when call.IsId(2) && call.IsId(4) => () => With(call, method => UpdateMethod(call, method)),
        ("DELETE", ["shipping", "zones", _, "methods", _]) when call.IsId(2) && call.IsId(4) => () => DeleteMethod(call),
        _ => null,
    };

    private string Api => _shop.Settings.SiteUrl + "/wp-json/wc/v3/";

    private SimulatedResponse Zones()
    {
        return WooAnswers.Whole([.. _zones.Values.Select(Zone)]);
    }

    private SimulatedResponse CreateZone(WooCall call)
    {
        var id = ++_lastZone;
        var zone = _zones[id] = new() { ["id"] = id, ["name"] = call.Body["name"]?.ToString() ?? "", ["order"] = WooIds.Read(call.Body["order"]) };
        return WooAnswers.Created(Zone(zone), $"{Api}shipping/zones/{id}");
    }

    private SimulatedResponse UpdateZone(WooCall call)
    {
        if (call.Id(2) == 0)
        {
            return WooErrors.Error(403, "woocommerce_rest_shipping_zone_invalid_zone", "The \"locations not covered by your other zones\" zone cannot be updated.");
        }

        var zone = _zones[call.Id(2)];
        if (call.Body["name"] is { } name)
        {
            zone["name"] = name.ToString();
        }

        if (call.Body["order"] is { } order)
        {
            zone["order"] = WooIds.Read(order);
        }

        return WooAnswers.Body(200, Zone(zone));
    }

    private SimulatedResponse DeleteZone(WooCall call)
    {
        if (!call.Force)
        {
            return WooErrors.Error(501, "rest_trash_not_supported", "Shipping zones do not support trashing.");
        }

        var zone = _zones[call.Id(2)];
        _zones.Remove(call.Id(2));
        foreach (var method in _methods.Where(method => method.Value.Zone == call.Id(2)).Select(method => method.Key).ToArray())
        {
            _methods.Remove(method);
        }

        return WooAnswers.Body(200, Zone(zone));
    }

    private SimulatedResponse Locations(long zone) => WooAnswers.Whole([.. _locations.GetValueOrDefault(zone, []).OfType<JsonObject>().Select(location =>
    {
        var shown = (JsonObject)location.DeepClone();
        shown["_links"] = WooIds.Up(
            new() { ["collection"] = new JsonArray(new JsonObject { ["href"] = $"{Api}shipping/zones/{zone}/locations" }) },
            "describes",
            $"{Api}shipping/zones/{zone}");
        return shown;
    })]);

    /// <summary>The body is a list: all locations anew.</summary>
    private SimulatedResponse SetLocations(WooCall call)
    {
        JsonArray locations =
        [
            .. (call.Items ?? []).OfType<JsonObject>().Where(location => location["code"] is not null).Select(location => new JsonObject
            {
                ["code"] = location["code"]!.ToString(),
                ["type"] = location["type"]?.ToString() ?? "country",
            }),
        ];
        _locations[call.Id(2)] = locations;
        return Locations(call.Id(2));
    }

    private SimulatedResponse CreateMethod(WooCall call)
    {
        if (_templates[call.Body["method_id"]?.ToString() ?? ""] is not JsonObject template)
        {
            return WooErrors.Error(500, "woocommerce_rest_shipping_zone_not_created", "Resource cannot be created.");
        }

        var id = ++_lastMethod;
        var method = (JsonObject)template.DeepClone();
        method["id"] = id;
        method["instance_id"] = id;
        method["order"] = _methods.Values.Count(other => other.Zone == call.Id(2)) + 1;
        ClassCosts((JsonObject)method["settings"]!);
        _methods[id] = (call.Id(2), method);
        Write(method, call.Body);
        return WooAnswers.Body(200, Method(call.Id(2), method));
    }

    /// <summary>A flat rate has a cost for each shipping class, and none of it where there are no classes.</summary>
    private void ClassCosts(JsonObject settings)
    {
        var names = settings.Select(setting => setting.Key).Where(name => name.StartsWith("class_cost_", StringComparison.Ordinal)).ToArray();
        var sample = names.Length == 0 ? null : settings[names[0]];
        foreach (var name in names)
        {
            settings.Remove(name);
        }

        var classes = _shop.Terms("products/shipping_classes").Values;
        if (classes.Count == 0)
        {
            foreach (var name in new[] { "class_costs", "no_class_cost", "type" })
            {
                settings.Remove(name);
            }
        }

        foreach (var (shippingClass, place) in classes.Select((shippingClass, index) => (shippingClass, index)))
        {
            if (sample?.DeepClone() is JsonObject cost)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"class_cost_{shippingClass.Id}");
                cost["id"] = id;
                cost["label"] = $"\"{shippingClass.Text("name")}\" shipping class cost";
                settings.Insert(settings.IndexOf("class_costs") + 1 + place, id, cost);
            }
        }
    }

    private SimulatedResponse UpdateMethod(WooCall call, JsonObject method)
    {
        // The answer shows the title from before: it is read when the method is loaded.
        var title = method["title"]!.DeepClone();
        Write(method, call.Body);
        var shown = Method(call.Id(2), method);
        shown["title"] = title;
        return WooAnswers.Body(200, shown);
    }

    private static void Write(JsonObject method, JsonObject body)
    {
        foreach (var (name, value) in body["settings"] as JsonObject ?? [])
        {
            if (method["settings"]?[name] is JsonObject setting)
            {
                setting["value"] = value?.ToString() ?? "";
            }
        }

        if (body["order"] is { } order)
        {
            method["order"] = WooIds.Read(order);
        }

        if (body["enabled"] is { } enabled)
        {
            method["enabled"] = Flags.Read(enabled);
        }

        method["title"] = method["settings"]?["title"]?["value"]?.DeepClone() ?? method["title"]!.DeepClone();
    }

    private SimulatedResponse DeleteMethod(WooCall call) => With(call, method =>
    {
        if (!call.Force)
        {
            return WooErrors.Error(501, "rest_trash_not_supported", "Shipping methods do not support trashing.");
        }

        _methods.Remove(call.Id(4));
        return WooAnswers.Body(200, Method(call.Id(2), method));
    });

    private SimulatedResponse With(WooCall call, Func<JsonObject, SimulatedResponse> answer)
        => _methods.TryGetValue(call.Id(4), out var method) && method.Zone == call.Id(2)
            ? answer(method.Body)
            : WooErrors.Error(404, "woocommerce_rest_shipping_zone_method_invalid", "Resource does not exist.");

    private JsonObject Kind(JsonObject kind)
    {
        var shown = (JsonObject)kind.DeepClone();
        shown["_links"] = WooIds.Links(_shop.Settings, $"shipping_methods/{kind["id"]}", "shipping_methods", "GET");
        return shown;
    }

    private JsonObject Zone(JsonObject zone)
    {
        var shown = (JsonObject)zone.DeepClone();
        var path = $"shipping/zones/{zone["id"]}";
        shown["_links"] = WooIds.Up(WooIds.Links(_shop.Settings, path, "shipping/zones", WooIds.ItemMethods), "describedby", $"{Api}{path}/locations");
        return shown;
    }

    private JsonObject Method(long zone, JsonObject method)
    {
        var shown = (JsonObject)method.DeepClone();
        var path = string.Create(CultureInfo.InvariantCulture, $"shipping/zones/{zone}");
        shown["_links"] = WooIds.Up(
            WooIds.Links(_shop.Settings, $"{path}/methods/{method["id"]}", $"{path}/methods", WooIds.ItemMethods), "describes", Api + path);
        return shown;
    }
}
