using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Terms;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>Attributes and terms as a product or variation names them.</summary>
internal sealed class ProductAttributes(ShopState shop)
{
    public JsonArray OfProduct(JsonArray given)
    {
        var attributes = new JsonArray();
        foreach (var item in given.OfType<JsonObject>())
        {
            var (id, name, slug) = Named(item);
            if (name.Length == 0)
            {
                continue;
            }

            var options = (item["options"] switch
            {
                JsonArray list => list.Select(option => option?.ToString() ?? ""),
                JsonValue text => text.ToString().Split('|'),
                _ => [],
            }).SelectMany(option => id == 0 ? option.Split('|') : [option]).Select(option => option.Trim()).Where(option => option.Length > 0).ToArray();
            if (id != 0)
            {
                // Terms come by name, and one that was not there is made.
                options = [.. options.Select(option => Term(id, option)).Order(StringComparer.OrdinalIgnoreCase)];
            }

            attributes.Add((JsonNode)new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["slug"] = slug,
                ["position"] = WooIds.Read(item["position"]),
                ["visible"] = Flags.Read(item["visible"]),
                ["variation"] = Flags.Read(item["variation"]),
                ["options"] = new JsonArray([.. options.Select(option => JsonValue.Create(option))]),
            });
        }

        return attributes;
    }

    public JsonArray Defaults(JsonArray given) =>
    [
        .. given.OfType<JsonObject>().Select(item =>
        {
            var (id, name, _) = Named(item);
            return new JsonObject { ["id"] = id, ["name"] = name, ["option"] = WooText.Slug(item["option"]?.ToString() ?? "") };
        }),
    ];

    public JsonArray OfVariation(JsonArray given) =>
    [
        .. given.OfType<JsonObject>().Select(item =>
        {
            var (id, name, slug) = Named(item);
            var option = item["option"]?.ToString() ?? "";
            return new JsonObject { ["id"] = id, ["name"] = name, ["slug"] = id == 0 ? WooText.Slug(name) : slug, ["option"] = id == 0 ? option : Term(id, option) };
        }),
    ];

    /// <summary>The entries of known terms; who has no category is in the default one.</summary>
    public JsonArray Terms(JsonArray given, TermKind kind)
    {
        var known = shop.Terms(kind.Path);
        JsonArray terms =
        [
            .. given.Select(item => known.GetValueOrDefault(WooIds.Read(item?["id"]))).OfType<StoredRecord>().Select(Entry),
        ];
        if (terms.Count == 0 && kind == TermKind.Categories && known.Values.FirstOrDefault(term => term.Text("slug") == "uncategorized") is { } fallback)
        {
            terms.Add((JsonNode)Entry(fallback));
        }

        return terms;
    }

    private static JsonObject Entry(StoredRecord term) => new() { ["id"] = term.Id, ["name"] = term.Text("name"), ["slug"] = term.Text("slug") };

    private (long Id, string Name, string Slug) Named(JsonObject item)
    {
        if (shop.Attributes.TryGetValue(WooIds.Read(item["id"]), out var known))
        {
            return (known.Id, known.Text("name"), known.Text("slug"));
        }

        var name = item["name"]?.ToString() ?? "";
        return (0, name, name);
    }

    private string Term(long attribute, string option)
    {
        var terms = shop.Terms(TermKind.OfAttribute(attribute).Path);
        var found = terms.Values.FirstOrDefault(term => string.Equals(term.Text("name"), WooText.Encoded(option), StringComparison.OrdinalIgnoreCase)
            || term.Text("slug") == option);
        if (found is not null)
        {
            return found.Text("name");
        }

        shop.SeedTerm(TermKind.OfAttribute(attribute).Path, new JsonObject
        {
            ["id"] = shop.NextTerm(),
            ["name"] = WooText.Encoded(option),
            ["slug"] = WooText.Slug(option),
            ["description"] = "",
            ["menu_order"] = 0,
            ["count"] = 0,
        });
        return WooText.Encoded(option);
    }
}
