using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Products;
using Retail.Connectors.Sync.Catalog;

namespace Retail.Connectors.Sync.Tests.Catalog;

/// <summary>The catalog flow with its tables, as the engine would call it again and again.</summary>
internal sealed class PlannedCatalog : IMappings
{
    private readonly Dictionary<(string Table, string Value), string> _rows = [];
    private readonly CatalogFlow _flow;
    private Shadow? _shadow;
    private ImmutableArray<Link> _links = [];

    public PlannedCatalog(Action<CatalogFlowBuilder>? configure = null)
    {
        var builder = new CatalogFlowBuilder("erp", "shop");
        configure?.Invoke(builder);
        _flow = new CatalogFlow(builder.Options);
        foreach (var row in builder.Rows)
        {
            _rows[(row.Table, row.Value)] = row.Mapped;
        }
    }

    public static EntityRef Source { get; } = new("erp", EntityKind.Product, "7");

    private static FlowDefinition Definition { get; } = new("catalog/erp/shop", "erp", EntityKind.Product, "shop");

    public static Product Chair() => new()
    {
        Ref = Source,
        Sku = "CHAIR",
        Name = "Chair",
        Description = "<p>Of oak.</p>",
        Published = true,
        Categories = ["Seats"],
        Images = [new Uri("https://pim.example/chair.jpg")],
        Attributes = [new ProductAttribute("Holz", ["Oak"], Distinguishes: false), new ProductAttribute("Farbe", ["Red", "Blue"], Distinguishes: true)],
        Variants = [Variant("CHAIR-R", "Red"), Variant("CHAIR-B", "Blue")],
    };

    public static ProductVariant Variant(string sku, string colour) => new(sku, ImmutableSortedDictionary<string, string>.Empty.Add("Farbe", colour));

    public Plan Plan(Product? product) => _flow.Plan(
        Source,
        product is null ? null : new Observed<Product>(Source, new Revision("r"), product, Instant.FromUtc(2026, 1, 1, 0, 0)),
        new PlanContext(Definition, _shadow, _links, this));

    /// <summary>Plans, and remembers what the engine would store once it is carried out.</summary>
    public Product Publishes(Product? product)
    {
        var work = Assert.IsType<Plan.Do>(Plan(product));
        _shadow = new Shadow(Source, Definition.Name, new Revision("r"), work.Written) { Memo = work.Memo ?? _shadow?.Memo };
        _links = [new Link(Source, LinkRole.Product, new EntityRef("shop", EntityKind.Product, "99"), "CHAIR")];
        return Assert.IsType<PlannedCommand<PublishProduct>>(Assert.Single(work.Commands)).Command.Product;
    }

    public Plan.Park Parks(Product product) => Assert.IsType<Plan.Park>(Plan(product));

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped) =>
        _rows.TryGetValue((table, value), out mapped);
}
