using Retail.Connectors;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Products;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Catalog;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flow of products to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class CatalogBuilderExtensions
{
    /// <summary>Keeps the products of a source in a shop: what the source owns of them, and no more.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The system that keeps the products: an ERP or a PIM.</param>
    /// <param name="to">The shop.</param>
    /// <param name="configure">Says which products and what of them; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Catalog(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<CatalogFlowBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var catalog = new CatalogFlowBuilder(from, to);
        configure?.Invoke(catalog);
        var flow = new CatalogFlow(catalog.Options);
        foreach (var row in catalog.Rows)
        {
            builder.Map(row);
        }

        var definition = new FlowDefinition(FlowNames.Catalog(from, to), from, EntityKind.Product, to);
        if (catalog.Options.Every is { } interval)
        {
            builder.Sweep(definition.Name, from, interval, _ => new CatalogSweep(definition, catalog.Options.EveryReadsAll));
        }

        return builder
            .Flow<Product>(definition, _ => flow)
            .Poll<Product>(from, EntityKind.Product);
    }
}
