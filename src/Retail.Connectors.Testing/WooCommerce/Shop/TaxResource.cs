using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Shop;

/// <summary><c>/taxes</c> and <c>/taxes/classes</c>.</summary>
internal sealed class TaxResource(ShopState shop) : IWooResource
{
    private static readonly string[] Texts = ["country", "state", "name", "class"];

    private static readonly string[] Numbers = ["priority", "order"];

    private static readonly string[] Switches = ["compound", "shipping"];

    private long _last;

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["taxes"]) => () => List(call),
        ("POST", ["taxes"]) => () => Create(call),
        ("GET", ["taxes", "classes"]) => Classes,
        ("POST", ["taxes", "classes"]) => () => CreateClass(call),
        ("GET", ["taxes", "classes", var slug]) => () => OneClass(slug),
        ("DELETE", ["taxes", "classes", var slug]) => () => DeleteClass(call, slug),
        ("GET", ["taxes", _]) when call.IsId(1) => () => With(call, tax => WooAnswers.Body(200, tax.Body)),
        ("PUT", ["taxes", _]) when call.IsId(1) => () => With(call, tax => Update(call, tax)),
        ("DELETE", ["taxes", _]) when call.IsId(1) => () => call.Force ? With(call, Delete) : WooErrors.NoTrash("Taxes"),
        _ => null,
    };

    private SimulatedResponse List(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "id, order, and priority", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var wanted = shop.Taxes.Values.Where(tax => query.Value("class") is not { } name || tax.Text("class") == name);
        StoredRecord[] sorted = query.OrderBy switch
        {
            "priority" => [.. wanted.OrderBy(tax => tax.Number("priority")).ThenBy(tax => tax.Id)],
            "id" => [.. wanted.OrderBy(tax => tax.Id)],
            _ => [.. wanted.OrderBy(tax => tax.Number("order")).ThenBy(tax => tax.Id)],
        };
        return Listing.Page(call.Request, query, query is { HasOrder: true, Ascending: false } ? [.. sorted.Reverse()] : sorted, shop.Settings, orders: false);
    }

    private SimulatedResponse Create(WooCall call)
    {
        var id = _last = Math.Max(_last + 1, ShopState.NextOf(shop.Taxes));
        var tax = new JsonObject
        {
            ["id"] = id,
            ["country"] = "",
            ["state"] = "",
            ["postcode"] = "",
            ["city"] = "",
            ["rate"] = "0.0000",
            ["name"] = "",
            ["priority"] = 1,
            ["compound"] = false,
            ["shipping"] = true,
            ["order"] = 0,
            ["class"] = "standard",
            ["postcodes"] = new JsonArray(),
            ["cities"] = new JsonArray(),
            ["_links"] = WooIds.Links(shop.Settings, $"taxes/{id}", "taxes", WooIds.ItemMethods),
        };
        Write(tax, call.Body);
        shop.Taxes[id] = new StoredRecord(tax);
        return WooAnswers.Created(tax, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/taxes/{id}");
    }

    private static SimulatedResponse Update(WooCall call, StoredRecord tax)
    {
        Write(tax.Body, call.Body);
        return WooAnswers.Body(200, tax.Body);
    }

    private SimulatedResponse Delete(StoredRecord tax)
    {
        _last = Math.Max(_last, tax.Id);
        shop.Taxes.Remove(tax.Id);
        return WooAnswers.Body(200, tax.Body);
    }

    private static void Write(JsonObject tax, JsonObject body)
    {
        foreach (var field in Texts.Where(field => body[field] is not null))
        {
            tax[field] = body[field]!.ToString();
        }

        if (body["rate"] is { } rate)
        {
            tax["rate"] = Money.Write(Money.Read(rate), 4);
        }

        foreach (var field in Numbers.Where(field => body[field] is not null))
        {
            tax[field] = WooIds.Read(body[field]);
        }

        foreach (var field in Switches.Where(field => body[field] is not null))
        {
            tax[field] = Flags.Read(body[field]);
        }

        WritePlaces(tax, body, "postcodes", "postcode");
        WritePlaces(tax, body, "cities", "city");
    }

    /// <summary>The list, and for old callers its last entry by itself.</summary>
    private static void WritePlaces(JsonObject tax, JsonObject body, string list, string single)
    {
        var given = body[list] is JsonArray many ? many.Select(place => place?.ToString() ?? "").ToArray()
            : body[single] is { } one ? one.ToString().Split(';', StringSplitOptions.RemoveEmptyEntries) : null;
        if (given is null)
        {
            return;
        }

        string[] places = [.. given.Select(place => place.ToUpperInvariant())];
        tax[list] = new JsonArray([.. places.Select(place => JsonValue.Create(place))]);
        tax[single] = places.LastOrDefault() ?? "";
    }

    private SimulatedResponse Classes()
    {
        var total = shop.TaxClasses.Count.ToString(CultureInfo.InvariantCulture);
        return WooAnswers.Body(200, new JsonArray([.. shop.TaxClasses.Select(one => Linked(new() { ["slug"] = one.Slug, ["name"] = one.Name }))]))
            .With("X-WP-Total", total).With("X-WP-TotalPages", "1");
    }

    /// <summary>One class, in a list of one.</summary>
    private SimulatedResponse OneClass(string slug) => shop.TaxClasses.FirstOrDefault(one => one.Slug == slug) is { Slug: not null } found
        ? WooAnswers.Body(200, new JsonArray(Linked(new() { ["name"] = found.Name, ["slug"] = found.Slug })))
        : UnknownClass();

    private SimulatedResponse CreateClass(WooCall call)
    {
        var name = call.Body["name"]?.ToString() ?? "";
        var slug = WooText.Slug(name);
        if (shop.TaxClasses.Exists(one => one.Slug == slug))
        {
            return WooErrors.Error(400, "woocommerce_rest_tax_class_exists", "Tax class already exists");
        }

        shop.TaxClasses.Add((slug, name));
        return WooAnswers.Created(Linked(new() { ["name"] = name, ["slug"] = slug }), $"{shop.Settings.SiteUrl}/wp-json/wc/v3/taxes/classes/{slug}");
    }

    private SimulatedResponse DeleteClass(WooCall call, string slug)
    {
        if (!call.Force)
        {
            return WooErrors.NoTrash("Taxes");
        }

        var index = shop.TaxClasses.FindIndex(one => one.Slug == slug);
        if (index < 0)
        {
            return UnknownClass();
        }

        var gone = shop.TaxClasses[index];
        shop.TaxClasses.RemoveAt(index);
        return WooAnswers.Body(200, Linked(new() { ["name"] = gone.Name, ["slug"] = gone.Slug }));
    }

    private static SimulatedResponse UnknownClass() => WooErrors.Error(404, "woocommerce_rest_tax_class_invalid_slug", "Invalid slug.");

    private JsonObject Linked(JsonObject body)
    {
        body["_links"] = new JsonObject
        {
            ["collection"] = new JsonArray(new JsonObject { ["href"] = $"{shop.Settings.SiteUrl}/wp-json/wc/v3/taxes/classes" }),
        };
        return body;
    }

    private SimulatedResponse With(WooCall call, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Taxes.TryGetValue(call.Id(1), out var tax) ? answer(tax) : WooErrors.UnknownResource();
}
