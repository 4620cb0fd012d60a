using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Terms;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>Makes products and variations and changes them the way WooCommerce does.</summary>
/// <remarks>No picture is fetched: an address is taken as an upload that succeeded, one on loopback as one that failed.</remarks>
internal sealed class ProductWriter(ShopState shop)
{
    private static readonly string[] Plain =
        ["type", "status", "catalog_visibility", "external_url", "button_text", "tax_status", "sku", "weight", "global_unique_id", "post_password"];

    /// <summary>What stands in the record that WordPress saves as a whole: when one of these changes, all its texts are saved again.</summary>
    private static readonly string[] OfPost =
        ["name", "description", "short_description", "slug", "status", "parent_id", "menu_order", "reviews_allowed", "post_password"];

    private static readonly string[] Texts = ["name", "description", "short_description"];

    private static readonly string[] Switches = ["featured", "virtual", "downloadable", "sold_individually", "reviews_allowed"];

    private static readonly string[] Numbers = ["download_limit", "download_expiry", "menu_order", "parent_id"];

    private static readonly string[] Lists = ["downloads", "upsell_ids", "cross_sell_ids", "grouped_products"];

    private readonly ProductAttributes _attributes = new(shop);

    public ProductPrices Prices { get; } = new(shop);

    public ProductStock Stock { get; } = new(shop);

    public ProductIdentity Identity { get; } = new(shop);

    /// <summary>A new product or variation, in the shop at once.</summary>
    public StoredRecord Create(JsonObject body, string type, long parent)
    {
        var id = shop.NextPost();
        var product = DerivedCatalog.Product("", id, "Product", "", 0m, type, parent, "", shop.Settings);
        product["regular_price"] = "";
        product["average_rating"] = "0.00";
        shop.Stamp(product, "date_created", shop.Now);
        shop.Stamp(product, "date_modified", shop.Now);
        var record = new StoredRecord(product);
        shop.Products[id] = record;
        if (type == "variation")
        {
            product["tax_class"] = "parent";
            product["reviews_allowed"] = false;
            WooIds.Up((JsonObject)product["_links"]!, "up", string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/products/{parent}"));
        }
        else
        {
            product["categories"] = _attributes.Terms([], TermKind.Categories);
        }

        Apply(record, body);
        Name(record, body);
        return record;
    }

    /// <summary>Writes what a body says; every such write moves <c>date_modified</c>, an empty one too.</summary>
    public void Apply(StoredRecord record, JsonObject body)
    {
        var product = record.Body;
        var before = OfPost.Select(field => product[field]?.ToJsonString()).ToArray();
        foreach (var field in Plain.Where(field => body[field] is JsonValue))
        {
            product[field] = body[field]!.ToString();
        }

        foreach (var field in Switches.Where(field => body[field] is not null))
        {
            product[field] = Flags.Read(body[field]);
        }

        foreach (var field in Numbers.Where(field => body[field] is not null && record.Text("type") != "variation"))
        {
            product[field] = WooIds.Read(body[field]);
        }

        foreach (var field in Lists.Where(field => body[field] is JsonArray))
        {
            product[field] = body[field]!.DeepClone();
        }

        WriteTexts(product, body);
        if (!before.SequenceEqual(OfPost.Select(field => product[field]?.ToJsonString())))
        {
            foreach (var field in Texts)
            {
                product[field] = WooText.Unslashed(product[field]?.ToString() ?? "");
            }
        }

        WriteTerms(record, body);
        Stock.Write(product, body);
        Prices.Write(product, body);
        MetaData.Write((JsonArray)product["meta_data"]!, body["meta_data"] as JsonArray, shop);
        Derive(record);
        Modified(record);
    }

    public void Modified(StoredRecord record)
    {
        record.Modified = shop.Now;
        shop.Stamp(record.Body, "date_modified", record.Modified);
    }

    /// <summary>A slug, and for a variation the name that its parent and its options give it.</summary>
    public void Name(StoredRecord record, JsonObject body)
    {
        var product = record.Body;
        if (record.Text("type") == "variation")
        {
            var parent = shop.Products[record.Number("parent_id")];
            var options = ProductView.Options(product);
            product["name"] = options.Length == 0 ? parent.Text("name") : $"{parent.Text("name")} - {options}";
            product["slug"] = Identity.Slug(product["name"]!.ToString(), record.Id);
            var query = string.Join('&', (product["attributes"] as JsonArray ?? []).Select(attribute =>
                $"attribute_{attribute!["slug"]}={WooText.Slug(attribute["option"]?.ToString() ?? "")}"));
            product["permalink"] = parent.Text("permalink") + (query.Length > 0 ? "?" + query : "");
            return;
        }

        var own = body["slug"]?.ToString() is { Length: > 0 } given ? given : null;
        if (own is null && record.Text("status") is "draft" or "pending" or "auto-draft")
        {
            // WordPress gives a slug when something is published.
            product["slug"] = "";
            product["permalink"] = string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/?post_type=product&p={record.Id}");
            return;
        }

        product["slug"] = Identity.Slug(own ?? record.Text("name"), record.Id);
        product["permalink"] = $"{shop.Settings.SiteUrl}/product/{product["slug"]}/";
    }

    /// <summary>A variation's price, stock and status show in its parent; only a new price moves the parent's date.</summary>
    public void ParentOf(StoredRecord variation, bool priceMoved)
    {
        if (!shop.Products.TryGetValue(variation.Number("parent_id"), out var parent))
        {
            return;
        }

        parent.Body["variations"] = new JsonArray([.. shop.Products.Values
            .Where(product => product.Text("type") == "variation" && product.Number("parent_id") == parent.Id && product.Text("status") != "trash")
            .Select(product => JsonValue.Create(product.Id))]);
        Prices.Derive(parent.Body);
        Stock.Derive(parent.Body);
        if (priceMoved)
        {
            Modified(parent);
        }
    }

    private static void WriteTexts(JsonObject product, JsonObject body)
    {
        if (body["name"] is JsonValue name)
        {
            product["name"] = WooText.Name(name.ToString()) is { Length: > 0 } text ? text : "Product";
        }

        foreach (var field in new[] { "description", "short_description" })
        {
            if (body[field] is JsonValue text)
            {
                product[field] = WooText.Encoded(WooText.Rich(text.ToString()));
            }
        }

        if (body["purchase_note"] is JsonValue note)
        {
            product["purchase_note"] = WooText.Unslashed(WooText.Encoded(note.ToString()));
        }

        foreach (var (side, length) in body["dimensions"] as JsonObject ?? [])
        {
            product["dimensions"]![side] = length?.ToString() ?? "";
        }
    }

    private void WriteTerms(StoredRecord record, JsonObject body)
    {
        var product = record.Body;
        // A class of tax that nobody knows is the standard one.
        if (body["tax_class"] is JsonValue taxClass)
        {
            var name = taxClass.ToString();
            product["tax_class"] = name is "reduced-rate" or "zero-rate" or "parent" || shop.Taxes.Values.Any(tax => tax.Text("class") == name && name != "standard") ? name : "";
        }

        if (body["shipping_class"] is JsonValue shipping)
        {
            var found = shop.Terms(TermKind.ShippingClasses.Path).Values.FirstOrDefault(term => term.Text("slug") == shipping.ToString());
            product["shipping_class"] = found?.Text("slug") ?? "";
            product["shipping_class_id"] = found?.Id ?? 0;
        }

        foreach (var kind in new[] { TermKind.Categories, TermKind.Tags, TermKind.Brands }.Where(kind => body[kind.ProductField] is JsonArray))
        {
            product[kind.ProductField] = _attributes.Terms((JsonArray)body[kind.ProductField]!, kind);
        }

        if (body["attributes"] is JsonArray attributes)
        {
            product["attributes"] = record.Text("type") == "variation" ? _attributes.OfVariation(attributes) : _attributes.OfProduct(attributes);
        }

        if (body["default_attributes"] is JsonArray defaults)
        {
            product["default_attributes"] = _attributes.Defaults(defaults);
        }

        if ((body["images"] as JsonArray ?? (body["image"] is JsonObject image ? [image.DeepClone()] : null)) is { } images)
        {
            product["images"] = new JsonArray([.. images.OfType<JsonObject>().Select(Image)]);
        }
    }

    private JsonObject Image(JsonObject given)
    {
        var image = new JsonObject { ["id"] = WooIds.Read(given["id"]) is not 0 and var id ? id : shop.NextPost() };
        shop.Stamp(image, "date_created", shop.Now);
        shop.Stamp(image, "date_modified", shop.Now);
        var source = given["src"]?.ToString() ?? "";
        var file = source[(source.LastIndexOf('/') + 1)..];
        image["src"] = $"{shop.Settings.SiteUrl}/wp-content/uploads/{file}";
        image["name"] = given["name"]?.ToString() ?? file;
        image["alt"] = given["alt"]?.ToString() ?? "";
        return image;
    }

    /// <summary>What an image's address answers when it cannot be fetched; null when all can.</summary>
    public static Simulation.SimulatedResponse? ImageRefusal(JsonObject body)
    {
        var images = (body["images"] as JsonArray)?.OfType<JsonObject>() ?? (body["image"] is JsonObject one ? [one] : []);
        return images.Any(image => Uri.TryCreate(image["src"]?.ToString(), UriKind.Absolute, out var source) && source.IsLoopback)
            ? WooErrors.Error(400, "woocommerce_product_image_upload_error", "Invalid image: Sorry, you are not allowed to upload this file type.")
            : null;
    }

    private static void Derive(StoredRecord record)
    {
        var product = record.Body;
        var isShipped = product["virtual"]?.GetValueKind() is not JsonValueKind.True;
        product["shipping_required"] = isShipped;
        product["shipping_taxable"] = isShipped && record.Text("tax_status") is "taxable" or "shipping";
        product["has_options"] = record.Text("type") == "variable";
    }
}
