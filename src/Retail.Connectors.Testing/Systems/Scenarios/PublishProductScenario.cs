using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Products;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PublishProductScenario : CommandScenario<PublishProduct>
{
    public override string Subject => "publish-product";

    public override SystemRole Role => SystemRole.Shop;

    public override Task<PublishProduct> PrepareAsync(Scene scene, string id)
    {
        var source = new EntityRef(ShopRecords.Erp, EntityKind.Product, $"SUITE-{id}");
        return Task.FromResult(new PublishProduct(EffectKey.For(source, "publish", scene.System), new Product
        {
            Ref = source,
            Sku = source.Id,
            Name = $"Example product {id}",
            Description = "<p>An example.</p>",
            Published = true,
        }));
    }

    public override PublishProduct Change(Scene scene, PublishProduct command) =>
        command with { Product = command.Product with { Name = "Renamed " + command.Product.Name } };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, PublishProduct command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Product, command.Key, scene.Cancellation);

    public override string? Wrong(PublishProduct command, InspectedDocument document) =>
        Differs("name", command.Product.Name, document.Name);
}
