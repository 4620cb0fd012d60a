using System.Collections.Immutable;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class AmendOrderScenario : CommandScenario<AmendOrder>
{
    public override string Subject => "amend-order";

    public override SystemRole Role => SystemRole.Erp;

    public override bool ChangesWhatIsThere => true;

    public override ImmutableArray<Refusal<AmendOrder>> Refusals =>
    [
        new("shipped", "an order whose goods have left is not amended", async scene =>
        {
            var command = await PrepareAsync(scene);
            await scene.Stage.ShipAsync(command.Document, scene.Cancellation);
            return command;
        }),
        new("cancelled", "a cancelled order is not amended", async scene =>
        {
            var command = await PrepareAsync(scene);
            var order = command.Order.Ref;
            _ = await scene.DoAsync(new CancelOrder(
                SampleOrders.KeyOf(scene, order.Id, "cancel"), order, command.Document, command.Submitted, string.Empty));
            return command;
        }),
        new("locked", "an order that the target does not change any more is not amended", scene =>
        {
            if (scene.Fixture.Profile.Amendable is null)
            {
                throw new DoesNotApplyException("orders stay open to changes until their goods leave");
            }

            scene.Use(scene.Fixture.Profile);
            return PrepareAsync(scene);
        }),
    ];

    public override SystemProfile ProfileFor(SystemProfile profile) => profile.Amendable ?? profile;

    public override async Task<AmendOrder> PrepareAsync(Scene scene, string id)
    {
        var submit = await SubmitOrderScenario.PrepareAsync(scene, id, null);
        var receipt = await scene.DoAsync(submit);
        return new AmendOrder(
            SampleOrders.KeyOf(scene, id, "amend"), SampleOrders.Order(scene, id, quantity: 5), receipt.Document, submit.Key,
            submit.Customer, submit.Codes);
    }

    public override AmendOrder Change(Scene scene, AmendOrder command) =>
        command with { Order = SampleOrders.Order(scene, command.Order.Number, quantity: 7) };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, AmendOrder command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.SalesOrder, command.Submitted, scene.Cancellation);

    public override string? Wrong(AmendOrder command, InspectedDocument document) => SubmitOrderScenario.Wrong(command.Order, document);
}
