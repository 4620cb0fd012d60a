using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>Keeps the products of a source in a shop: what the source owns of them, and no more.</summary>
internal sealed class CatalogFlow(CatalogFlowOptions options) : IFlow<Product>
{
    public Plan Plan(EntityRef source, Observed<Product>? observed, PlanContext context)
    {
        if (observed is null || !options.Offers(observed.Value))
        {
            return NotOffered(source, context);
        }

        var product = options.Adjusts(observed.Value);
        string[] skus = product.Variants.IsEmpty ? [product.Sku] : [product.Sku, .. product.Variants.Select(variant => variant.Sku)];
        if (Array.Exists(skus, sku => sku.Length == 0))
        {
            // What an ERP put away may have no variants any more, and no SKU with them: the shop knows it by the one that was told before.
            return product.Published is false ? NotOffered(source, context) : new Plan.Park(CatalogParking.NoSku(product));
        }

        if (Repeated(skus) is { } same)
        {
            return new Plan.Park(CatalogParking.SameSku(product, same));
        }

        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var wanted = ChannelProduct.Of(product, options, context, missing);
        if (missing.Count > 0)
        {
            return new Plan.Park(CatalogParking.MissingMappings(product, missing.ToImmutable()));
        }

        return Repeated(wanted.Attributes.Select(attribute => attribute.Name)) is { } attribute
            ? new Plan.Park(CatalogParking.SameAttribute(product, attribute))
            : Publish(source, wanted, context, "stands in the shop like this already");
    }

    private Plan NotOffered(EntityRef source, PlanContext context)
    {
        var product = context.Links.FirstOrDefault(link => link.Role == LinkRole.Product && link.Target.System == context.Flow.To);
        return (product, options.Discontinued) switch
        {
            (null, _) => new Plan.Nothing("not offered in this shop"),
            (_, DiscontinuedPolicy.Keep) => new Plan.Nothing("not offered any more; the shop keeps it"),
            (_, DiscontinuedPolicy.Park) => new Plan.Park(CatalogParking.Discontinued(source, product)),
            _ => Publish(
                source, new Product { Ref = source, Sku = context.Shadow?.Memo ?? product.DisplayName, Published = false }, context, "hidden already"),
        };
    }

    private static Plan Publish(EntityRef source, Product wanted, PlanContext context, string unchanged)
    {
        var publish = new PublishProduct(EffectKey.For(source, PublishProduct.Verb, context.Flow.To), wanted);
        var digest = publish.Digest();
        return context.Shadow?.Written == digest
            ? new Plan.Nothing(unchanged)
            : new Plan.Do(
                [PlannedCommand.For(publish, LinkRole.Product).IfRefused(reason =>
                    reason.Code == PublishProduct.NothingToHide ? new Plan.Do([], digest) : null)],
                digest)
            {
                Memo = wanted.Sku,
            };
    }

    private static string? Repeated(IEnumerable<string> words) =>
        words.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any())?.Key;
}
