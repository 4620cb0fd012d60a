using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PublishStockScenario : ShopCommandScenario<PublishStock>
{
    public override string Subject => "publish-stock";

    public override ImmutableArray<Refusal<PublishStock>> Refusals =>
    [
        new("unknown-product", "the stock of a product that the shop does not have is refused", async scene =>
            (await PrepareAsync(scene)) with { Product = ShopRecords.Missing(scene, EntityKind.Product) }),
    ];

    public override async Task<PublishStock> PrepareAsync(Scene scene, string id) => new(
        KeyOf(scene, "stock", id, "stock"), await ShopRecords.AddAsync(scene, EntityKind.Product), null, 17, Backorders: false);

    public override PublishStock Change(Scene scene, PublishStock command) => command with { Quantity = 4, Backorders = true };

    public override string? Wrong(PublishStock command, InspectedDocument document) =>
        Differs(document, "stock", command.Quantity.ToString(CultureInfo.InvariantCulture))
        ?? Differs(document, "backorders", command.Backorders ? "yes" : "no");

    protected override EntityRef RecordOf(PublishStock command) => command.Product;
}
