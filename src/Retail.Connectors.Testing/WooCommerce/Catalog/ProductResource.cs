using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary><c>/products</c>: reading, creating, updating, trashing, restoring.</summary>
internal sealed class ProductResource(ShopState shop, WebhookBoard webhooks, ProductWriter writer) : IWooResource
{
    private readonly ProductView _view = new(shop);
    private readonly ProductTrash _trash = new(shop, webhooks, writer);
    private readonly ProductList _list = new(shop, new ProductView(shop));

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["products"]) => () => _list.Products(call),
        ("POST", ["products"]) => () => Create(call.Body),
        ("GET", ["products", _]) when call.IsId(1) => () => With(call, 404, product => WooAnswers.Body(200, _view.Read(product))),
        ("PUT", ["products", _]) when call.IsId(1) => () => With(call, 400, product => Update(call, product)),
        ("DELETE", ["products", _]) when call.IsId(1) => () => With(call, 404, product => _trash.Delete(product, call.Force)),
        ("POST", ["products", _, "duplicate"]) when call.IsId(1) => () => With(call, 404, Duplicate),
        ("GET", ["products", _, "related"]) when call.IsId(1) => () => With(call, 404, Related),
        ("GET", ["products", "suggested-products"]) => Suggested,
        ("GET", ["products", "custom-fields", "names"]) => () => FieldNames(call),
        _ => null,
    };

    private static SimulatedResponse Unknown(int status) => WooErrors.Error(status, "woocommerce_rest_product_invalid_id", "Invalid ID.");

    private SimulatedResponse Create(JsonObject body)
    {
        if (body["id"] is not null)
        {
            return WooErrors.Error(400, "woocommerce_rest_product_exists", "Cannot create existing product.");
        }

        if ((writer.Identity.Refusal(body, 0) ?? ProductWriter.ImageRefusal(body)) is { } refusal)
        {
            return refusal;
        }

        var product = writer.Create(body, body["type"]?.ToString() ?? "simple", parent: 0);
        webhooks.Raise("product.created", product.Id);
        return WooAnswers.Created(
            _view.Written(product), string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/products/{product.Id}"));
    }

    private SimulatedResponse Update(WooCall call, StoredRecord product)
    {
        // A refused choice of status is no business of a batch.
        if ((writer.Identity.Refusal(call.Body, product.Id) ?? ProductWriter.ImageRefusal(call.Body)) is { } refusal)
        {
            return refusal;
        }

        var wasTrashed = product.Text("status") == "trash";
        writer.Apply(product, call.Body);
        if (call.Body["slug"]?.ToString() is { Length: > 0 } || product.Text("slug").Length == 0)
        {
            writer.Name(product, call.Body);
        }

        if (wasTrashed && product.Text("status") != "trash")
        {
            ProductTrash.TakeOut(shop, product);
        }

        if (product.Text("type") == "variation")
        {
            writer.ParentOf(product, call.Body["regular_price"] is not null || call.Body["sale_price"] is not null);
        }

        webhooks.Raise("product.updated", product.Id);
        return WooAnswers.Body(200, _view.Written(product));
    }

    /// <summary>A draft with everything but the SKU's uniqueness; no recording shows it, it follows the documentation.</summary>
    private SimulatedResponse Duplicate(StoredRecord product)
    {
        var body = (JsonObject)product.Body.DeepClone();
        foreach (var field in new[] { "id", "slug", "global_unique_id", "meta_data" })
        {
            body.Remove(field);
        }

        body["name"] = product.Text("name") + " (Copy)";
        body["status"] = "draft";
        body["sku"] = product.Text("sku").Length == 0 ? "" : product.Text("sku") + "-1";
        return Create(body);
    }

    private SimulatedResponse Related(StoredRecord product)
    {
        var categories = (product.Body["categories"] as JsonArray ?? []).Select(category => WooIds.Read(category!["id"])).ToArray();
        return Listed(shop.Products.Values.Where(other => other.Id != product.Id && other.Text("type") != "variation" && other.Text("status") == "publish"
            && (other.Body["categories"] as JsonArray ?? []).Any(category => categories.Contains(WooIds.Read(category!["id"])))).Take(5));
    }

    /// <summary>Five published products, the newest first.</summary>
    private SimulatedResponse Suggested() => Listed(shop.Products.Values
        .Where(product => product.Text("type") != "variation" && product.Text("status") == "publish").Take(5).Reverse());

    private SimulatedResponse Listed(IEnumerable<StoredRecord> products)
    {
        JsonArray shown = [.. products.Select(_view.Read)];
        return WooAnswers.Body(200, shown)
            .With("X-WP-Total", shown.Count.ToString(CultureInfo.InvariantCulture))
            .With("X-WP-TotalPages", shown.Count > 0 ? "1" : "0");
    }

    private SimulatedResponse FieldNames(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "", null);
        var search = call.Value("search") ?? "";
        var names = shop.Products.Values.SelectMany(product => product.Body["meta_data"] as JsonArray ?? [])
            .Select(entry => entry!["key"]!.ToString())
            .Where(name => !name.StartsWith('_') && name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var pages = (names.Length + query.PerPage - 1) / query.PerPage;
        var page = names.Skip((query.Page - 1) * query.PerPage).Take(query.PerPage);
        return WooAnswers.Body(200, new JsonArray([.. page.Select(name => JsonValue.Create(name))]))
            .With(WooAnswers.Link, PageLinks.Of(call.Request, query, shop.Settings, pages, orders: false))
            .With("X-WP-Total", names.Length.ToString(CultureInfo.InvariantCulture))
            .With("X-WP-TotalPages", pages.ToString(CultureInfo.InvariantCulture));
    }

    private SimulatedResponse With(WooCall call, int status, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Products.TryGetValue(call.Id(1), out var product) ? answer(product) : Unknown(status);
}
