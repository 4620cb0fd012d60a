using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Products;

namespace Retail.Connectors.Odoo.Products;

/// <summary>
/// Templates as products, with their variants. A reference is <c>t</c> and the template's id; that of a variant, the plain id of a
/// <c>product.product</c>, leads to its template.
/// </summary>
internal sealed class ProductMapping(OdooConnection odoo) : IRecordMapping<OdooProductTemplate, Product>
{
    public EntityKind Kind => EntityKind.Product;

    public string Gaps =>
        "A product that is deleted is not told; one that is archived is. Renamed attributes are told with the next change of a product that has them.";

    public OdooDomain Domain => OdooDomain.All;

    public static string IdOf(long template) => "t" + OdooFormat.Id(template);

    public OdooDomain Written(Instant from, Instant until) => Windows.Written(from, until, "product_variant_ids");

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("create_date", from, until);

    public OdooDomain? ById(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith('t')
            ? Windows.ById(id[1..])
            : Windows.ById(id) is { } variant ? OdooDomain.Any("product_variant_ids", variant) : null;
    }

    public async Task<IReadOnlyList<Mapped<Product>>> MapAsync(
        IReadOnlyList<OdooProductTemplate> records, OdooClient client, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var variants = (await client.SearchReadAsync<OdooProduct>(
                OdooDomain.In("product_tmpl_id", [.. records.Select(record => record.Id)]), new OdooQuery { Order = "id" }, cancellationToken))
            .ToLookup(variant => variant.ProductTmplId.Id);
        var values = (await client.ReadAsync(
                "product.template.attribute.value",
                [.. variants.SelectMany(group => group).SelectMany(variant => variant.ProductTemplateVariantValueIds).Distinct()],
                OdooJsonContext.Default.VariantValueRecord, query: null, cancellationToken))
            .ToDictionary(value => value.Id);
        return [.. records.Select(record => Map(record, [.. variants[record.Id]], values))];
    }

    public CensusEntry ToEntry(OdooProductTemplate record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(RefTo(record), Revisions.Of(record), record.Active ? "active" : "archived", null, record.DefaultCode);
    }

    private Mapped<Product> Map(OdooProductTemplate record, ImmutableArray<OdooProduct> variants, Dictionary<long, VariantValueRecord> values)
    {
        var isSimple = variants.Length <= 1 && variants.All(variant => variant.ProductTemplateVariantValueIds.IsEmpty);
        var mapped = isSimple ? [] : variants.Select(variant => new ProductVariant(
            variant.DefaultCode ?? string.Empty,
            variant.ProductTemplateVariantValueIds.Where(values.ContainsKey).Select(id => values[id]).DistinctBy(value => value.AttributeId.Name)
                .ToImmutableSortedDictionary(value => value.AttributeId.Name ?? string.Empty, value => value.Name ?? string.Empty, StringComparer.Ordinal)))
            .ToImmutableArray();
        var product = new Product
        {
            Ref = RefTo(record),
            Sku = isSimple ? variants.FirstOrDefault()?.DefaultCode ?? record.DefaultCode ?? string.Empty : $"TEMPLATE-{OdooFormat.Id(record.Id)}",
            Name = record.Name,
            Description = variants.FirstOrDefault()?.DescriptionSale,
            Published = record is { Active: true, SaleOk: true },
            Variants = mapped,
            Attributes =
            [
                .. mapped.SelectMany(variant => variant.Values).GroupBy(value => value.Key, StringComparer.Ordinal)
                    .Select(group => new ProductAttribute(
                        group.Key, [.. group.Select(value => value.Value).Distinct(StringComparer.Ordinal)], Distinguishes: true)),
            ],
        };
        return new Mapped<Product>(product.Ref, Revisions.Of(record, variants.Select(Revisions.Part)), product);
    }

    private EntityRef RefTo(OdooProductTemplate record) => new(odoo.System, EntityKind.Product, IdOf(record.Id));
}
