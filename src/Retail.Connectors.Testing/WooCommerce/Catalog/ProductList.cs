using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>Lists of products and variations with their filters.</summary>
internal sealed class ProductList(ShopState shop, ProductView view)
{
    public SimulatedResponse Products(WooCall call)
    {
        const string Orderings = "date, id, include, title, slug, modified, popularity, rating, post__in, price, sales, menu_order, random, popularity, rating, menu_order, price, popularity, and rating";
        var query = new ListQuery(call.Request, shop.Dates, Orderings, null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var skus = query.Texts("sku");
        var wanted = Listing.Filter(shop.Products.Values, query).Where(product =>
            (skus.Count > 0 ? skus.Contains(product.Text("sku"), StringComparer.OrdinalIgnoreCase) : product.Text("type") != "variation")
            && HasStatus(product, query)
            && Matches(call, query, product)
            && Costs(call, product)
            && (call.Value("search") is not { } text || product.Text("name").Contains(text, StringComparison.OrdinalIgnoreCase)));
        return Page(call, query, wanted, view.Read);
    }

    public SimulatedResponse Variations(WooCall call, long? parent)
    {
        var query = new ListQuery(call.Request, shop.Dates, "date, id, include, title, slug, modified, and menu_order", null);
        if (query.Problems.Count > 0)
        {
            return WooErrors.InvalidParameters(query.Problems);
        }

        var skus = query.Texts("sku");
        var wanted = Listing.Filter(shop.Products.Values, query).Where(product => product.Text("type") == "variation"
            && (parent is null || product.Number("parent_id") == parent)
            && (skus.Count == 0 || skus.Contains(product.Text("sku"), StringComparer.OrdinalIgnoreCase))
            && HasStatus(product, query) && Matches(call, query, product) && Costs(call, product));
        return Page(call, query, wanted, variation => view.Variation(variation, view.Read(variation), parent ?? 0));
    }

    private SimulatedResponse Page(WooCall call, ListQuery query, IEnumerable<StoredRecord> wanted, Func<StoredRecord, JsonObject> show)
    {
        StoredRecord[] sorted = query.OrderBy switch
        {
            "price" => Ordered(wanted, query, product => Money.Read(product.Body["price"])),
            "popularity" or "sales" => Ordered(wanted, query, product => product.Number("total_sales")),
            "title" => Ordered(wanted, query, product => product.Text("name")),
            "slug" => Ordered(wanted, query, product => product.Text("slug")),
            "menu_order" => Ordered(wanted, query, product => product.Number("menu_order")),
            _ => [.. Listing.Sort(wanted, query, shop.Settings)],
        };
        return Listing.Page(call.Request, query, sorted, shop.Settings, orders: false, show);
    }

    private static StoredRecord[] Ordered<TKey>(IEnumerable<StoredRecord> records, ListQuery query, Func<StoredRecord, TKey> key) => query.Ascending
        ? [.. records.OrderBy(key).ThenBy(record => record.Id)]
        : [.. records.OrderByDescending(key).ThenByDescending(record => record.Id)];

    private static bool HasStatus(StoredRecord product, ListQuery query)
    {
        var status = product.Text("status");
        return query.Status.Count == 0 || query.Status.Contains("any") ? status != "trash" : query.Status.Contains(status);
    }

    private static bool Matches(WooCall call, ListQuery query, StoredRecord product)
        => Is(call, "type", product) && Is(call, "stock_status", product) && Is(call, "global_unique_id", product) && Is(call, "tax_class", product)
            && (call.Value("slug") is not { } slug || product.Text("slug") == slug)
            && (call.Value("on_sale") is not { } sale || Flags.Read(sale) == Flags.Read(product.Body["on_sale"]))
            && (call.Value("featured") is not { } featured || Flags.Read(featured) == Flags.Read(product.Body["featured"]))
            && (call.Value("search_sku") is not { } part || product.Text("sku").Contains(part, StringComparison.OrdinalIgnoreCase))
            && (query.Texts("parent") is not { Count: > 0 } parents || parents.Contains(product.Number("parent_id").ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal))
            && Has(call, "category", "categories", product) && Has(call, "tag", "tags", product) && Has(call, "brand", "brands", product);

    private static bool Costs(WooCall call, StoredRecord product)
        => (call.Value("min_price") is not { } least || (product.Text("price").Length > 0 && Money.Read(product.Body["price"]) >= Money.Read(least)))
            && (call.Value("max_price") is not { } most || (product.Text("price").Length > 0 && Money.Read(product.Body["price"]) <= Money.Read(most)));

    private static bool Is(WooCall call, string field, StoredRecord record) => call.Value(field) is not { } value || record.Text(field) == value;

    private static bool Has(WooCall call, string parameter, string field, StoredRecord product)
    {
        if (call.Value(parameter) is not { Length: > 0 } ids)
        {
            return true;
        }

        var wanted = ids.Split(',').Select(id => WooIds.Read(id)).ToArray();
        return (product.Body[field] as JsonArray)?.Any(term => wanted.Contains(WooIds.Read(term?["id"]))) ?? false;
    }
}
