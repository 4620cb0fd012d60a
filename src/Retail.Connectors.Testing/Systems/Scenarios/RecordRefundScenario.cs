using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class RecordRefundScenario : CommandScenario<RecordRefund>
{
    public override string Subject => "record-refund";

    public override SystemRole Role => SystemRole.Shop;

    public override ImmutableArray<Refusal<RecordRefund>> Refusals =>
    [
        new("too-much", "more than the order came to is not given back", async scene =>
        {
            var command = await PrepareAsync(scene);
            var order = await ShopRecords.AddOrderAsync(scene);
            return command with
            {
                Refund = command.Refund with { Order = order.Ref, Amount = order.Totals.Grand * 3, Lines = [] },
            };
        }),
        new("unknown-order", "a refund of an order that the shop does not have is refused", async scene =>
        {
            var command = await PrepareAsync(scene);
            return command with { Refund = command.Refund with { Order = ShopRecords.Missing(scene, EntityKind.Order), Lines = [] } };
        }),
    ];

    public override async Task<RecordRefund> PrepareAsync(Scene scene, string id)
    {
        var order = await ShopRecords.AddOrderAsync(scene);
        var line = order.Lines[0];
        var source = new EntityRef(ShopRecords.Erp, EntityKind.CreditNote, id);
        return new RecordRefund(EffectKey.For(source, "refund", scene.System), new Refund
        {
            Ref = source,
            Order = order.Ref,
            Amount = Gross(line),
            At = scene.Clock.Now,
            Reason = "Came back",
            Lines = [new RefundLine(line.Id, line.Quantity, line.Net, line.Taxes, Restock: true)],
        });
    }

    public override RecordRefund Change(Scene scene, RecordRefund command) => command with
    {
        Refund = command.Refund with { Amount = SampleOrders.Units(100, scene.Profile.Currencies[0]), Lines = [] },
    };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, RecordRefund command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Refund, command.Key, scene.Cancellation);

    public override string? Wrong(RecordRefund command, InspectedDocument document) =>
        Differs<Money?>("amount", command.Refund.Amount, document.Grand);

    private static Money Gross(OrderLine line) => line.Taxes.Aggregate(line.Net, static (sum, tax) => sum + tax.Amount);
}
