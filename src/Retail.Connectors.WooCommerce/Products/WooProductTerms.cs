using Retail.Connectors.Effects;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>What the shop calls the categories and attributes of a product.</summary>
/// <param name="Categories">Ids of its categories; null if they are the merchant's.</param>
/// <param name="Attributes">Ids of shop-wide attributes by name; an attribute that is not there is the product's own.</param>
internal sealed record WooProductTerms(IReadOnlyList<long>? Categories, IReadOnlyDictionary<string, long> Attributes)
{
    /// <summary>An attribute, named as the shop wants it.</summary>
    public WooProductAttributeFields Attribute(string name) =>
        Attributes.TryGetValue(name, out var id) ? new WooProductAttributeFields { Id = id } : new WooProductAttributeFields { Name = name };

    public static async Task<(WooProductTerms Terms, EffectResult.Refused? Refusal)> ReadAsync(
        Product product, WooCommerceClient shop, CancellationToken cancellationToken)
    {
        var attributes = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        if (!product.Attributes.IsEmpty)
        {
            await foreach (var attribute in shop.Attributes.ListAsync(null, cancellationToken))
            {
                attributes.TryAdd(WooText.Plain(attribute.Name), attribute.Id);
            }
        }

        if (product.Categories is not { } names)
        {
            return (new WooProductTerms(null, attributes), null);
        }

        var categories = names.IsEmpty ? [] : await shop.Categories.ListAsync(null, cancellationToken).ToListAsync(cancellationToken);
        var known = categories.ToLookup(category => WooText.Plain(category.Name), category => category.Id, StringComparer.OrdinalIgnoreCase);
        var wrong = names.Where(name => known[name].Count() != 1).ToList();
        return (
            new WooProductTerms([.. names.SelectMany(name => known[name].Take(1)).Distinct()], attributes),
            wrong.Count == 0
                ? null
                : new EffectResult.Refused(
                    "unknown-category", $"The shop has no category, or several, of the name {string.Join(", ", wrong.Select(name => $"'{name}'"))}.",
                    "Create it in the shop, or correct the mapping of categories; names of categories that are mapped must be unique."));
    }
}
