using System.Collections.Immutable;
using System.Net;
using Retail.Connectors.Changes;
using Retail.Connectors.Products;
using Retail.Connectors.Tryton.Changes;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Products;

/// <summary>Reads a product with its active variants. A variant's reference reads its product.</summary>
internal sealed class TrytonProductReader(TrytonConnection tryton) : IReader<Product>
{
    public async Task<Observed<Product>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != tryton.System || id.Kind != EntityKind.Product)
        {
            throw new ArgumentException($"{id} is no product of {tryton.System}.", nameof(id));
        }

        var readAt = tryton.Time.GetCurrentInstant();
        if (ProductIds.Parse(id.Id) is not { } parts || await tryton.Client.FindAsync(TrytonModels.Templates, parts.Template, cancellationToken) is not { } template)
        {
            return null;
        }

        var variants = await tryton.Client.ReadAsync(TrytonModels.Products, template.Products, cancellationToken);
        if (variants.Count == 0)
        {
            return null;
        }

        // A variant's date moves by itself, the template's with names and prices: the newest of all is the state.
        var newest = variants.Select(variant => (variant.CreateDate, variant.WriteDate)).Append((template.CreateDate, template.WriteDate))
            .MaxBy(stamps => TrytonStamps.Of(stamps.CreateDate, stamps.WriteDate));
        return new Observed<Product>(id, TrytonStamps.Revision(newest.CreateDate, newest.WriteDate), Map(template, variants), readAt);
    }

    private Product Map(TrytonTemplate template, List<TrytonProduct> variants)
    {
        var isOne = variants is [_];
        return new Product
        {
            Ref = ProductIds.Product(tryton.System, template.Id),
            Sku = isOne ? variants[0].Code ?? string.Empty : template.Code ?? string.Empty,
            Name = template.Name,
            Description = variants[0].Description is { Length: > 0 } words ? $"<p>{WebUtility.HtmlEncode(words)}</p>" : null,
            Published = template.Active && template.Salable,
            Categories = template.Categories.IsDefaultOrEmpty ? null : [.. template.Categories.Select(category => category.Name ?? string.Empty)],
            Variants = isOne ? [] :
            [
                .. variants.Where(variant => variant.Code is { Length: > 0 }).OrderBy(variant => variant.Id)
                    .Select(variant => new ProductVariant(variant.Code!, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))),
            ],
        };
    }
}
