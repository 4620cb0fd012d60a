using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Terms;

/// <summary>Categories, tags, brands, shipping classes, and the terms of attributes.</summary>
internal sealed class TermResource(ShopState shop) : IWooResource
{
    private static readonly string[] Texts = ["description", "display"];

    private static readonly string[] Others = ["parent", "menu_order", "image"];

    public Func<SimulatedResponse>? Find(WooCall call)
    {
        var (kind, at) = call.Path switch
        {
            ["products", "attributes", _, "terms", ..] when call.IsId(2) => (TermKind.OfAttribute(call.Id(2)), 4),
            ["products", var name, ..] => (TermKind.Of(name), 2),
            _ => (null, 0),
        };
        if (kind is null)
        {
            return null;
        }

        if (call.Path is [.., "slug-suggestion"])
        {
            return () => WooAnswers.Body(200, JsonValue.Create(WooText.Slug(call.Value("name") ?? "")));
        }

        return (call.Method, call.Path.Length - at) switch
        {
            ("GET", 0) => () => List(call, kind),
            ("POST", 0) => () => Create(call, kind),
            ("GET", 1) when call.IsId(at) => () => With(kind, call.Id(at), 404, term => WooAnswers.Body(200, Shown(kind, term.Body))),
            ("PUT", 1) when call.IsId(at) => () => With(kind, call.Id(at), 404, term => Update(call, kind, term)),
            ("DELETE", 1) when call.IsId(at) => () => Delete(call, kind, call.Id(at)),
            _ => null,
        };
    }

    private SimulatedResponse List(WooCall call, TermKind kind)
    {
        var query = new ListQuery(call.Request, shop.Dates, "id, include, name, slug, term_group, description, and count", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var product = WooIds.Read(call.Value("product"));
        var wanted = Listing.Filter(shop.Terms(kind.Path).Values, query).Where(term =>
            (call.Value("parent") is not { } parent || term.Number("parent") == WooIds.Read(parent))
            && (call.Value("slug") is not { } slug || slug.Split(',').Contains(term.Text("slug"), StringComparer.Ordinal))
            && (call.Value("search") is not { } text || term.Text("name").Contains(text, StringComparison.OrdinalIgnoreCase))
            && (product == 0 || IsOf(kind, term.Id, product))
            && (call.Value("hide_empty") is not ("true" or "1") || Count(kind, term) > 0))
            .Select(term => new StoredRecord(Shown(kind, term.Body)));
        Func<StoredRecord, string> text = query.OrderBy switch
        {
            "slug" => term => term.Text("slug"),
            "description" => term => term.Text("description"),
            "count" or "id" => term => term.Number(query.OrderBy).ToString("D12", CultureInfo.InvariantCulture),
            _ => term => System.Net.WebUtility.HtmlDecode(term.Text("name")),
        };
        // Accents do not count where names are ordered.
        var comparer = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
        StoredRecord[] sorted = query is { HasOrder: true, Ascending: false }
            ? [.. wanted.OrderByDescending(text, comparer).ThenBy(term => term.Id)]
            : [.. wanted.OrderBy(text, comparer).ThenBy(term => term.Id)];
        return Listing.Page(call.Request, query, sorted, shop.Settings, orders: false);
    }

    private SimulatedResponse Create(WooCall call, TermKind kind)
    {
        var name = Text(call.Body, "name");
        if (name.Length == 0)
        {
            return WooErrors.Error(400, "empty_term_name", "A name is required for this term.");
        }

        var parent = WooIds.Read(call.Body["parent"]);
        var terms = shop.Terms(kind.Path);
        var shown = WooText.Plain(name);
        if (terms.Values.FirstOrDefault(term => term.Number("parent") == parent && string.Equals(term.Text("name"), shown, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return WooErrors.Error(
                400,
                "term_exists",
                kind.HasParents ? "A term with the name provided already exists with this parent." : "A term with the name provided already exists in this taxonomy.",
                ("resource_id", same.Id));
        }

        var id = shop.NextTerm();
        var body = new JsonObject { ["id"] = id, ["name"] = shown, ["slug"] = Slug(terms, Text(call.Body, "slug") is { Length: > 0 } own ? own : name) };
        if (kind.HasParents)
        {
            body["parent"] = parent;
        }

        body["description"] = WooText.Plain(Text(call.Body, "description"));
        if (kind.HasParents)
        {
            body["display"] = Text(call.Body, "display") is { Length: > 0 } display ? display : "default";
            body["image"] = call.Body["image"] as JsonObject is { } image ? image.DeepClone() : null;
        }

        if (kind.HasMenuOrder)
        {
            body["menu_order"] = WooIds.Read(call.Body["menu_order"]);
        }

        body["count"] = 0;
        terms[id] = new StoredRecord(body);
        var answer = Shown(kind, body);
        if (call.IsBatched && kind.Path.StartsWith("products/attributes", StringComparison.Ordinal))
        {
            // In a batch the route stands where the attribute should.
            const string Route = @"products/attributes/(?P<attribute_id>[\d]+)/terms";
            answer["_links"] = WooIds.Links(shop.Settings, $"{Route}/{id}", Route);
        }

        return WooAnswers.Created(answer, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{kind.Path}/{id}");
    }

    private SimulatedResponse Update(WooCall call, TermKind kind, StoredRecord term)
    {
        if (call.Body["name"] is not null)
        {
            term.Body["name"] = WooText.Plain(Text(call.Body, "name"));
        }

        if (Text(call.Body, "slug") is { Length: > 0 } slug)
        {
            term.Body["slug"] = WooText.Slug(slug);
        }

        foreach (var field in Texts.Where(field => call.Body[field] is not null && term.Body.ContainsKey(field)))
        {
            term.Body[field] = field == "display" ? Text(call.Body, field) : WooText.Plain(Text(call.Body, field));
        }

        foreach (var field in Others.Where(field => call.Body[field] is not null && term.Body.ContainsKey(field)))
        {
            term.Body[field] = call.Body[field]!.DeepClone();
        }

        return WooAnswers.Body(200, Shown(kind, term.Body));
    }

    private SimulatedResponse Delete(WooCall call, TermKind kind, long id)
    {
        if (!call.Force)
        {
            return WooErrors.NoTrash("Resource", "does");
        }

        return With(kind, id, 404, term =>
        {
            var answer = WooAnswers.Body(200, WooIds.WithoutHints(Shown(kind, term.Body)));
            shop.Terms(kind.Path).Remove(id);
            foreach (var product in shop.Products.Values.Where(product => kind.ProductField.Length > 0 && product.Body[kind.ProductField] is JsonArray))
            {
                var list = (JsonArray)product.Body[kind.ProductField]!;
                foreach (var entry in list.Where(entry => WooIds.Read(entry!["id"]) == id).ToArray())
                {
                    list.Remove(entry);
                }
            }

            return answer;
        });
    }

    private SimulatedResponse With(TermKind kind, long id, int status, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Terms(kind.Path).TryGetValue(id, out var term)
            ? answer(term)
            : WooErrors.Error(status, "woocommerce_rest_term_invalid", "Resource does not exist.");

    private JsonObject Shown(TermKind kind, JsonObject term)
    {
        var body = (JsonObject)term.DeepClone();
        body.Remove("_links");
        body["count"] = Count(kind, new StoredRecord(body));
        body["_links"] = WooIds.Links(shop.Settings, $"{kind.Path}/{body["id"]}", kind.Path, WooIds.ItemMethods);
        if (WooIds.Read(body["parent"]) is not 0 and var parent)
        {
            WooIds.Up((JsonObject)body["_links"]!, "up", $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{kind.Path}/{parent}");
        }

        return body;
    }

    /// <summary>How many products have it; what was seeded with a count keeps it when no product is known to.</summary>
    private long Count(TermKind kind, StoredRecord term)
    {
        var counted = kind.ProductField.Length == 0 ? 0 : shop.Products.Values.Count(product => product.Text("status") != "trash" && IsOf(kind, term.Id, product.Id));
        return Math.Max(counted, term.Number("count"));
    }

    private bool IsOf(TermKind kind, long term, long product) => kind.ProductField.Length > 0
        && shop.Products.TryGetValue(product, out var found)
        && ((found.Body[kind.ProductField] as JsonArray)?.Any(entry => WooIds.Read(entry?["id"]) == term) ?? false);

    private static string Slug(SortedDictionary<long, StoredRecord> terms, string name)
    {
        var slug = WooText.Slug(name);
        var unique = slug;
        for (var number = 2; terms.Values.Any(term => term.Text("slug") == unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return unique;
    }

    private static string Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
