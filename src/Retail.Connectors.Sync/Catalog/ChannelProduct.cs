using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>A product in the words of a shop, without what is the merchant's.</summary>
internal static class ChannelProduct
{
    /// <summary>Says what of a product the shop is told; what has no mapping is added to the list.</summary>
    public static Product Of(Product product, CatalogFlowOptions options, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
    {
        var names = product.Attributes.ToDictionary(
            attribute => attribute.Name, attribute => Word(MappingTables.Attribute, attribute.Name) ?? attribute.Name, StringComparer.Ordinal);
        return product with
        {
            Name = Owned(ProductFields.Name) ? product.Name : null,
            Description = Owned(ProductFields.Description) ? product.Description : null,
            Published = Owned(ProductFields.Published) ? product.Published : null,
            Images = Owned(ProductFields.Images) ? product.Images : null,
            Categories = Owned(ProductFields.Categories) && product.Categories is { } categories ? Categories(categories) : null,
            Attributes = [.. product.Attributes.Where(IsTold).Select(attribute => attribute with { Name = NameOf(attribute) })],
            Variants = [.. product.Variants.Select(variant => variant with
            {
                Values = variant.Values.ToImmutableSortedDictionary(
                    value => names.TryGetValue(value.Key, out var name) && name.Length > 0 ? name : value.Key, value => value.Value, StringComparer.Ordinal),
            })],
        };

        bool Owned(ProductFields fields) => options.Owned.HasFlag(fields);

        bool IsTold(ProductAttribute attribute) => attribute.Distinguishes || (Owned(ProductFields.Attributes) && names[attribute.Name].Length > 0);

        string NameOf(ProductAttribute attribute) => names[attribute.Name].Length > 0 ? names[attribute.Name] : attribute.Name;

        string? Word(string table, string value) =>
            context.Mappings.TryMap(table, context.Flow.From, context.Flow.To, value, out var mapped) ? mapped : null;

        ImmutableArray<string> Categories(ImmutableArray<string> categories)
        {
            foreach (var category in categories.Where(category => options.MapsEveryCategory && Word(MappingTables.Category, category) is null))
            {
                missing.Add(new MissingMapping(MappingTables.Category, context.Flow.From, context.Flow.To, category));
            }

            return [.. categories.Select(category => Word(MappingTables.Category, category) ?? category)
                .Where(category => category.Length > 0).Distinct(StringComparer.Ordinal)];
        }
    }
}
