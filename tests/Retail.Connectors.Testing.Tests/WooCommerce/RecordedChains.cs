using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>Recordings that stand one upon the other, in the order in which they were made.</summary>
internal static class RecordedChains
{
    private static readonly string[] NoIds = ["batch-empty", "batch-empty-create"];

    public static IReadOnlyList<string[]> All { get; } =
    [
        [.. Stock()],
        [
            "stock-00-product-create", "w-product-update-price", "error-w-product-update-price-number", "w-product-update-price-comma",
            "w-product-update-price-empty", "w-product-update-price-6dp", "w-product-update-sale-above-regular", "w-product-update-sale-dates",
            "w-product-update-sale-clear", "product-update-unknown-category", "product-update-unknown-tax-class", "product-update-html-name",
            "w-product-meta-add", "error-product-duplicate-sku-update", "error-product-stock-not-number", "w-product-update-name",
            "w-product-update-empty-body", "w-product-delete-trash", "w-product-get-trashed", "w-product-restore", "w-product-delete-force",
            "error-product-delete-again",
        ],
        ["stock-00-product-create", "batch-products-partial-errors", "batch-exactly-100", "batch-products-delete-50", "error-batch-products-delete-then-get"],
        ["w-variation-update", "batch-variations-partial-errors"],
        ["w-variation-create-no-attributes", "w-variation-delete-no-force", "w-variation-delete-force"],
        [
            "w-customer-create-minimal", "error-customer-duplicate-email", "w-customer-update-billing-partial", "w-customer-meta",
            "error-customer-update-email-taken", "error-customer-update-username", "error-customer-delete-no-force", "w-customer-delete-force",
            "error-customer-delete-again",
        ],
        ["w-coupon-create", "error-coupon-duplicate", "w-coupon-update", "error-w-coupon-percent-150", "w-coupon-delete-trash", "w-coupon-delete-force"],
        ["w-category-create", "error-category-duplicate", "w-category-update", "error-category-delete-no-force", "w-category-delete-force"],
        ["w-attribute-create", "error-attribute-duplicate", "w-attribute-term-create", "w-attribute-delete"],
        ["w-tax-class-create", "error-tax-class-duplicate", "w-tax-class-delete"],
        ["batch-taxes-partial-errors", "w-tax-create", "w-tax-update", "error-tax-delete-no-force", "w-tax-delete-force"],
        [
            "w-zone-create", "w-zone-method-create", "error-zone-method-unknown", "w-zone-method-update", "error-zone-method-delete-no-force",
            "w-zone-method-delete-force", "w-zone-delete-force",
        ],
        ["accepted-review-rating-6", "w-review-create", "w-review-update", "w-review-trash", "w-review-delete-force"],
        ["w-setting-update", "batch-settings-partial-errors"],
        [
            "refunds-create-line-qty", "error-refund-api-refund-no-gateway", "error-refund-larger-than-total", "error-refund-negative",
            "error-refund-not-a-number", "refunds-create-second", "accepted-refund-no-amount-no-lines", "refunds-unknown-line-item",
        ],
        ["refunds-create-amount-only"],
        ["refunds-create-shipping"],
        ["refunds-create-line-amount-no-qty"],
        ["refunds-create-no-amount"],
        ["refunds-create-full"],
        ["w-order-note-by-user", "w-order-note-delete"],
        ["error-order-receipt-none", "order-receipt-create", "order-receipt-get"],
        [
            "order-notes-create-private", "order-notes-create-customer", "order-notes-get", "order-notes-list", "order-notes-list-customer",
            "order-notes-list-internal",
        ],
        ["accepted-refund-delete-no-force", "error-w-refund-delete-force"],
        [
            "categories-batch-create", "categories-create", "tags-batch-create", "attributes-create", "attribute-terms-batch-create",
            "shipping-classes-create", "products-create-simple", "products-create-meta-all-types", "products-create-variable", "variations-batch-create",
            "products-create-external", "customers-create", "coupons-create", "coupons-create-full",
        ],
        ["shipping-zones-create", "shipping-zone-methods-create", "shipping-zone-locations-update"],
        ["taxes-create", "taxes-create-postcodes"],
    ];

    /// <summary>The chain that holds a recording at a place after its first, or null.</summary>
    public static string[]? Of(string name) => All.FirstOrDefault(chain => Array.IndexOf(chain, name) >= 0);

    /// <summary>Replays a chain and hands out every answer.</summary>
    public static IEnumerable<(Recording Recording, SimulatedResponse Answer)> Replay(WooCommerceSimulator shop, IEnumerable<string> chain)
    {
        var ids = new Dictionary<long, long>();
        foreach (var name in chain)
        {
            var recording = Recording.Load(name);
            var request = recording.Request();
            var path = string.Join('/', request.Path.Split('/').Select(part => long.TryParse(part, CultureInfo.InvariantCulture, out var id) && ids.TryGetValue(id, out var here) ? here.ToString(CultureInfo.InvariantCulture) : part));
            var body = request.Body;
            if (recording.RequestBody is { } sent)
            {
                var mapped = sent.DeepClone();
                Map(mapped, ids);
                body = Encoding.UTF8.GetBytes(mapped.ToJsonString());
            }

            var answer = shop.Handle(request with { Path = path, Body = body });
            if (recording.Method == "POST" && recording.Status < 300 && !NoIds.Contains(name))
            {
                Learn(recording.Body, JsonNode.Parse(answer.BodyText), ids);
            }

            yield return (recording, answer);
        }
    }

    private static IEnumerable<string> Stock()
    {
        var names = Recording.Names.Where(name => name.StartsWith("stock-", StringComparison.Ordinal) || name.StartsWith("error-stock-", StringComparison.Ordinal));
        // The look at the product comes after the step it looks at.
        return names.OrderBy(name => name.Replace("error-", "", StringComparison.Ordinal)[..8], StringComparer.Ordinal)
            .ThenBy(name => name.EndsWith("product-after", StringComparison.Ordinal));
    }

    private static void Learn(JsonNode? recorded, JsonNode? here, Dictionary<long, long> ids)
    {
        if (recorded is JsonArray items && here is JsonArray others)
        {
            foreach (var (item, other) in items.Zip(others))
            {
                Learn(item, other, ids);
            }
        }
        else if (recorded is JsonObject members && here is JsonObject own)
        {
            if (members["id"] is JsonValue id && own["id"] is JsonValue mine && id.TryGetValue<long>(out var from) && mine.TryGetValue<long>(out var to) && from > 0)
            {
                ids[from] = to;
            }

            foreach (var list in new[] { "line_items", "create" })
            {
                Learn(members[list], own[list], ids);
            }
        }
    }

    private static void Map(JsonNode? node, Dictionary<long, long> ids, bool areIds = false)
    {
        switch (node)
        {
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    if (areIds && items[index] is JsonValue value && value.TryGetValue<long>(out var id) && ids.TryGetValue(id, out var here))
                    {
                        items[index] = here;
                    }
                    else
                    {
                        Map(items[index], ids);
                    }
                }

                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if ((name == "id" || name.EndsWith("_id", StringComparison.Ordinal)) && value is JsonValue number && number.TryGetValue<long>(out var id) && ids.TryGetValue(id, out var here))
                    {
                        members[name] = here;
                    }
                    else
                    {
                        Map(value, ids, name is "delete" or "grouped_products");
                    }
                }

                break;
        }
    }
}
