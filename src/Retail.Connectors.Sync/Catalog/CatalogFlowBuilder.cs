using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Products;

namespace Retail.Connectors.Sync.Catalog;

/// <summary>Says which products a shop shows, and what of them their source decides.</summary>
public sealed class CatalogFlowBuilder
{
    private readonly SystemName _source;
    private readonly SystemName _shop;

    internal CatalogFlowBuilder(SystemName source, SystemName shop)
    {
        _source = source;
        _shop = shop;
    }

    internal CatalogFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>What the source decides, instead of the default; the rest is the merchant's and is never written.</summary>
    public CatalogFlowBuilder Owns(ProductFields fields)
    {
        Options.Owned = fields;
        return this;
    }

    /// <summary>Which products are offered in this shop.</summary>
    public CatalogFlowBuilder Where(Func<Product, bool> offers)
    {
        ArgumentNullException.ThrowIfNull(offers);
        Options.Offers = offers;
        return this;
    }

    /// <summary>Changes a product for this channel, for what tables cannot say; pure. Several are applied one after the other.</summary>
    public CatalogFlowBuilder Adjust(Func<Product, Product> adjust)
    {
        ArgumentNullException.ThrowIfNull(adjust);
        var before = Options.Adjusts;
        Options.Adjusts = product => adjust(before(product));
        return this;
    }

    /// <summary>What becomes of products that are not offered any more.</summary>
    public CatalogFlowBuilder Discontinued(DiscontinuedPolicy policy)
    {
        Options.Discontinued = policy;
        return this;
    }

    /// <summary>Lets a product wait for a person when one of its categories has no entry in the mapping table.</summary>
    public CatalogFlowBuilder MapEveryCategory()
    {
        Options.MapsEveryCategory = true;
        return this;
    }

    /// <summary>
    /// Publishes by schedule what no event told of; first when the engine first starts, which brings all products into the shop that were there
    /// before. Default: never; a product comes to the shop when it next changes.
    /// </summary>
    /// <param name="interval">The time between two turns; longer than zero.</param>
    /// <param name="all">True to read all products again each time; false for those that were never seen.</param>
    public CatalogFlowBuilder Every(TimeSpan interval, bool all = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        (Options.Every, Options.EveryReadsAll) = (interval, all);
        return this;
    }

    /// <summary>The shop's category for one of the source's.</summary>
    /// <param name="category">The source's category.</param>
    /// <param name="mapped">The shop's, by name; empty to leave it out.</param>
    public CatalogFlowBuilder Category(string category, string mapped) => Map(MappingTables.Category, category, mapped);

    /// <summary>The shop's name of an attribute.</summary>
    /// <param name="attribute">The source's name.</param>
    /// <param name="mapped">What the shop's customers read; empty to leave it out, unless variants differ by it.</param>
    public CatalogFlowBuilder Attribute(string attribute, string mapped) => Map(MappingTables.Attribute, attribute, mapped);

    private CatalogFlowBuilder Map(string table, string value, string mapped)
    {
        Rows.Add(new MappingRow(table, _source, _shop, value, mapped));
        return this;
    }
}
