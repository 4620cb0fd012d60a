using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class CancelOrderScenario : CommandScenario<CancelOrder>
{
    public override string Subject => "cancel-order";

    public override SystemRole Role => SystemRole.Erp;

    public override bool ChangesWhatIsThere => true;

    public override ImmutableArray<Refusal<CancelOrder>> Refusals =>
    [
        new("shipped", "an order whose goods have left is not cancelled", async scene =>
        {
            var command = await PrepareAsync(scene);
            await scene.Stage.ShipAsync(command.Document, scene.Cancellation);
            return command;
        }),
    ];

    public override async Task<CancelOrder> PrepareAsync(Scene scene, string id)
    {
        var submit = await SubmitOrderScenario.PrepareAsync(scene, id, null);
        var receipt = await scene.DoAsync(submit);
        return new CancelOrder(SampleOrders.KeyOf(scene, id, "cancel"), submit.Order.Ref, receipt.Document, submit.Key, "The customer asked for it");
    }

    public override CancelOrder? Change(Scene scene, CancelOrder command) => null;

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, CancelOrder command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.SalesOrder, command.Submitted, scene.Cancellation);

    public override string? Wrong(CancelOrder command, InspectedDocument document) =>
        Differs("stage", DocumentStage.Cancelled, document.Stage);
}
