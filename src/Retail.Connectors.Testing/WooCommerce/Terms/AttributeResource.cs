using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Terms;

/// <summary><c>/products/attributes</c>.</summary>
internal sealed class AttributeResource(ShopState shop) : IWooResource
{
    private const string Collection = "products/attributes";

    private static readonly string[] Texts = ["type", "order_by"];

    private long _last;

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["products", "attributes"]) => () => List(call),
        ("POST", ["products", "attributes"]) => () => Create(call),
        ("GET", ["products", "attributes", _]) when call.IsId(2) => () => With(call, attribute => WooAnswers.Body(200, attribute.Body)),
        ("PUT", ["products", "attributes", _]) when call.IsId(2) => () => With(call, attribute => Update(call, attribute)),
        ("DELETE", ["products", "attributes", _]) when call.IsId(2) => () => call.Force ? With(call, Delete) : WooErrors.NoTrash("Resource", "does"),
        // Terms of an attribute that is not there are not there either.
        (_, ["products", "attributes", _, "terms", ..]) when call.IsId(2) && !shop.Attributes.ContainsKey(call.Id(2)) => Unknown,
        _ => null,
    };

    private static SimulatedResponse Unknown() => WooErrors.Error(404, "woocommerce_rest_taxonomy_invalid", "Resource does not exist.");

    private static string Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private SimulatedResponse List(WooCall call)
    {
        var count = shop.Attributes.Count;
        return WooAnswers.Body(200, new JsonArray([.. shop.Attributes.Values.Select(attribute => attribute.Body.DeepClone())]))
            .With("X-WP-Total", count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("X-WP-TotalPages", call.Value("page") is null || count > 0 ? "1" : "0");
    }

    private SimulatedResponse Create(WooCall call)
    {
        var name = Text(call.Body, "name");
        var slug = WooText.Slug(Text(call.Body, "slug") is { Length: > 0 } own ? own : name);
        var bare = slug.StartsWith("pa_", StringComparison.Ordinal) ? slug[3..] : slug;
        if (shop.Attributes.Values.Any(attribute => attribute.Text("slug") == "pa_" + bare))
        {
            return WooErrors.Error(400, "woocommerce_rest_cannot_create", $"Slug \"{bare}\" is already in use. Change it, please.");
        }

        // The id of a deleted attribute is never given again.
        var id = _last = Math.Max(_last + 1, ShopState.NextOf(shop.Attributes));
        var body = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["slug"] = "pa_" + bare,
            ["type"] = Text(call.Body, "type") is { Length: > 0 } type ? type : "select",
            ["order_by"] = Text(call.Body, "order_by") is { Length: > 0 } order ? order : "menu_order",
            ["has_archives"] = Flags.Read(call.Body["has_archives"]),
            ["_links"] = WooIds.Links(shop.Settings, $"{Collection}/{id}", Collection, WooIds.ItemMethods),
        };
        shop.Attributes[id] = new StoredRecord(body);
        return WooAnswers.Created(body, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{Collection}/{id}");
    }

    private static SimulatedResponse Update(WooCall call, StoredRecord attribute)
    {
        if (Text(call.Body, "name") is { Length: > 0 } name)
        {
            attribute.Body["name"] = name;
        }

        if (Text(call.Body, "slug") is { Length: > 0 } slug)
        {
            attribute.Body["slug"] = slug.StartsWith("pa_", StringComparison.Ordinal) ? slug : "pa_" + WooText.Slug(slug);
        }

        foreach (var field in Texts.Where(field => call.Body[field] is not null))
        {
            attribute.Body[field] = Text(call.Body, field);
        }

        if (call.Body["has_archives"] is { } archives)
        {
            attribute.Body["has_archives"] = Flags.Read(archives);
        }

        return WooAnswers.Body(200, attribute.Body);
    }

    private SimulatedResponse Delete(StoredRecord attribute)
    {
        shop.Attributes.Remove(attribute.Id);
        shop.Terms(TermKind.OfAttribute(attribute.Id).Path).Clear();
        return WooAnswers.Body(200, attribute.Body);
    }

    private SimulatedResponse With(WooCall call, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Attributes.TryGetValue(call.Id(2), out var attribute) ? answer(attribute) : Unknown();
}
