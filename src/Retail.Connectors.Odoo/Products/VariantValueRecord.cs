using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Products;

/// <summary>A value of an attribute, on one template (<c>product.template.attribute.value</c>).</summary>
internal sealed record VariantValueRecord
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public OdooLink AttributeId { get; init; }
}
