using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary><c>/products/{id}/variations</c> and <c>/variations</c>; a change is told as <c>product.updated</c> with the variation's id.</summary>
internal sealed class VariationResource(ShopState shop, WebhookBoard webhooks, ProductWriter writer) : IWooResource
{
    private readonly ProductView _view = new(shop);
    private readonly ProductList _list = new(shop, new ProductView(shop));

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["variations"]) => () => _list.Variations(call, null),
        ("GET", ["products", _, "variations"]) when call.IsId(1) => () => _list.Variations(call, call.Id(1)),
        ("POST", ["products", _, "variations"]) when call.IsId(1) => () => Create(call),
        ("GET", ["products", _, "variations", _]) when call.IsId(1) && call.IsId(3) =>
            () => With(call, variation => WooAnswers.Body(200, _view.Variation(variation, _view.Read(variation), call.Id(1)))),
        ("PUT", ["products", _, "variations", _]) when call.IsId(1) && call.IsId(3) => () => With(call, variation => Update(call, variation)),
        ("DELETE", ["products", _, "variations", _]) when call.IsId(1) && call.IsId(3) => () => With(call, variation => Delete(call, variation)),
        _ => null,
    };

    private SimulatedResponse Create(WooCall call)
    {
        if (!shop.Products.ContainsKey(call.Id(1)))
        {
            return WooErrors.Error(404, "woocommerce_rest_product_invalid_id", "Invalid ID.");
        }

        if ((writer.Identity.Refusal(call.Body, 0) ?? ProductWriter.ImageRefusal(call.Body)) is { } refusal)
        {
            return refusal;
        }

        var variation = writer.Create(call.Body, "variation", call.Id(1));
        writer.ParentOf(variation, priceMoved: true);
        webhooks.Raise("product.created", variation.Id);
        webhooks.Raise("product.updated", variation.Number("parent_id"));
        return WooAnswers.Created(
            Written(variation),
            string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/products/{call.Id(1)}/variations/{variation.Id}"));
    }

    private SimulatedResponse Update(WooCall call, StoredRecord variation)
    {
        if ((writer.Identity.Refusal(call.Body, variation.Id) ?? ProductWriter.ImageRefusal(call.Body)) is { } refusal)
        {
            return refusal;
        }

        var price = variation.Text("price");
        // Once written, a variation says of its tax class that it is the parent's.
        if (variation.Text("tax_class").Length == 0)
        {
            variation.Body["tax_class"] = "parent";
        }

        writer.Apply(variation, call.Body);
        if (call.Body["attributes"] is not null)
        {
            writer.Name(variation, call.Body);
        }

        writer.ParentOf(variation, variation.Text("price") != price);
        webhooks.Raise("product.updated", variation.Id);
        return WooAnswers.Body(200, Written(variation));
    }

    private SimulatedResponse Delete(WooCall call, StoredRecord variation)
    {
        var shown = Written(variation);
        if (call.Force)
        {
            shop.Products.Remove(variation.Id);
            writer.ParentOf(variation, priceMoved: true);
            return WooAnswers.Body(200, WooIds.WithoutHints(shown));
        }

        if (variation.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The product_variation has already been deleted.");
        }

        ProductTrash.PutIn(shop, variation);
        writer.ParentOf(variation, priceMoved: true);
        return WooAnswers.Body(200, shown);
    }

    private JsonObject Written(StoredRecord variation) => _view.Variation(variation, _view.Written(variation), variation.Number("parent_id"));

    private SimulatedResponse With(WooCall call, Func<StoredRecord, SimulatedResponse> answer)
        => shop.Products.TryGetValue(call.Id(3), out var variation) && variation.Text("type") == "variation" && variation.Number("parent_id") == call.Id(1)
            ? answer(variation)
            : WooErrors.Error(404, "woocommerce_rest_product_variation_invalid_id", "Invalid ID.");
}
