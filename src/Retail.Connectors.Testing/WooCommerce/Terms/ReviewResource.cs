using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Terms;

/// <summary><c>/products/reviews</c>; a rating beyond five is taken as it comes.</summary>
internal sealed class ReviewResource(ShopState shop) : IWooResource
{
    private const string Collection = "products/reviews";

    private static readonly string[] Texts = ["review", "reviewer", "reviewer_email", "status"];

    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["products", "reviews"]) => () => List(call),
        ("POST", ["products", "reviews"]) => () => Create(call),
        ("GET", ["products", "reviews", _]) when call.IsId(2) => () => With(call, review => WooAnswers.Body(200, Shown(review.Body))),
        ("PUT", ["products", "reviews", _]) when call.IsId(2) => () => With(call, review => Update(call, review)),
        ("DELETE", ["products", "reviews", _]) when call.IsId(2) => () => With(call, review => Delete(call, review)),
        _ => null,
    };

    public static JsonObject Avatars(string email)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));
        return new JsonObject
        {
            ["24"] = $"https://secure.gravatar.com/avatar/{hash}?s=24&d=mm&r=g",
            ["48"] = $"https://secure.gravatar.com/avatar/{hash}?s=48&d=mm&r=g",
            ["96"] = $"https://secure.gravatar.com/avatar/{hash}?s=96&d=mm&r=g",
        };
    }

    private static string Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Readers get paragraphs, writers what they wrote.</summary>
    private static JsonObject Shown(JsonObject review)
    {
        var shown = (JsonObject)review.DeepClone();
        shown["review"] = WooText.Paragraphs(Text(review, "review"));
        return shown;
    }

    private SimulatedResponse List(WooCall call)
    {
        var query = new ListQuery(call.Request, shop.Dates, "date, date_gmt, id, include, and product", null);
        var status = call.Value("status") ?? "approved";
        var products = query.Texts("product").Select(id => WooIds.Read(id)).ToArray();
        var wanted = Listing.Filter(shop.Reviews.Values, query).Where(review =>
            (status == "all" || review.Text("status") == status)
            && (products.Length == 0 || products.Contains(review.Number("product_id"))))
            .Select(review => new StoredRecord(Shown(review.Body)));
        return Listing.Page(call.Request, query, Listing.Sort(wanted, query, shop.Settings), shop.Settings, orders: false);
    }

    private SimulatedResponse Create(WooCall call)
    {
        if (!shop.Products.TryGetValue(WooIds.Read(call.Body["product_id"]), out var product))
        {
            return WooErrors.Error(404, "woocommerce_rest_product_invalid_id", "Invalid product ID.");
        }

        var id = shop.NextNote();
        var path = string.Create(CultureInfo.InvariantCulture, $"{Collection}/{id}");
        var email = Text(call.Body, "reviewer_email");
        var review = new JsonObject { ["id"] = id };
        shop.Stamp(review, "date_created", shop.Now);
        review["product_id"] = product.Id;
        review["product_name"] = product.Text("name");
        review["product_permalink"] = product.Text("permalink");
        review["status"] = Text(call.Body, "status") is { Length: > 0 } status ? status : "approved";
        review["reviewer"] = Text(call.Body, "reviewer");
        review["reviewer_email"] = email;
        review["review"] = Text(call.Body, "review");
        review["rating"] = WooIds.Read(call.Body["rating"]);
        review["verified"] = false;
        review["reviewer_avatar_urls"] = Avatars(email);
        review["_links"] = WooIds.Up(
            WooIds.Links(shop.Settings, path, Collection, WooIds.ItemMethods),
            "up",
            string.Create(CultureInfo.InvariantCulture, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/products/{product.Id}"));
        shop.Reviews[id] = new StoredRecord(review);
        return WooAnswers.Created(review, $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{path}");
    }

    private static SimulatedResponse Update(WooCall call, StoredRecord review)
    {
        foreach (var field in Texts.Where(field => call.Body[field] is not null))
        {
            review.Body[field] = Text(call.Body, field);
        }

        if (call.Body["rating"] is { } rating)
        {
            review.Body["rating"] = WooIds.Read(rating);
        }

        // Any change encodes the words; the creation takes them as they are.
        review.Body["review"] = WooText.Encoded(Text(review.Body, "review"));
        return WooAnswers.Body(200, review.Body);
    }

    private SimulatedResponse Delete(WooCall call, StoredRecord review)
    {
        if (call.Force)
        {
            shop.Reviews.Remove(review.Id);
            var previous = (JsonObject)review.Body.DeepClone();
            previous.Remove("_links");
            return WooAnswers.Body(200, new JsonObject { ["deleted"] = true, ["previous"] = previous });
        }

        if (review.Text("status") == "trash")
        {
            return WooErrors.Error(410, "woocommerce_rest_already_trashed", "The object has already been trashed.");
        }

        review.Body["status"] = "trash";
        return WooAnswers.Body(200, review.Body);
    }

    private SimulatedResponse With(WooCall call, Func<StoredRecord, SimulatedResponse> answer) => shop.Reviews.TryGetValue(call.Id(2), out var review)
        ? answer(review)
        : WooErrors.Error(404, "woocommerce_rest_review_invalid_id", "Invalid review ID.");
}
