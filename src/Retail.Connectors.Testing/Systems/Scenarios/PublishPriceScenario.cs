using System.Collections.Immutable;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class PublishPriceScenario : ShopCommandScenario<PublishPrice>
{
    public override string Subject => "publish-price";

    public override ImmutableArray<Refusal<PublishPrice>> Refusals =>
    [
        new("unknown-product", "the price of a product that the shop does not have is refused", async scene =>
            (await PrepareAsync(scene)) with { Product = ShopRecords.Missing(scene, EntityKind.Product) }),
    ];

    public override async Task<PublishPrice> PrepareAsync(Scene scene, string id)
    {
        var currency = scene.Profile.Currencies[0];
        return new PublishPrice(
            KeyOf(scene, "price", id, "price"), await ShopRecords.AddAsync(scene, EntityKind.Product), null,
            SampleOrders.Units(2345, currency), new SalePrice(SampleOrders.Units(1999, currency)));
    }

    public override PublishPrice Change(Scene scene, PublishPrice command) =>
        command with { Regular = SampleOrders.Units(3000, scene.Profile.Currencies[0]), Sale = null };

    public override string? Wrong(PublishPrice command, InspectedDocument document) =>
        Differs(document, "regular", SampleOrders.Text(command.Regular.Amount))
        ?? Differs(document, "sale", command.Sale is { } sale ? SampleOrders.Text(sale.Price.Amount) : string.Empty);

    protected override EntityRef RecordOf(PublishPrice command) => command.Product;
}
