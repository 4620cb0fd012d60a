using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class ReceiveReturnScenario : CommandScenario<ReceiveReturn>
{
    public override string Subject => "receive-return";

    public override SystemRole Role => SystemRole.Erp;

    public override ImmutableArray<Refusal<ReceiveReturn>> Refusals =>
    [
        new("too-many", "more than was delivered does not come back", async scene => With(await PrepareAsync(scene), 99)),
        new("not-shipped", "nothing comes back of goods that never left", async scene => await PrepareAsync(scene, scene.NextId(), ship: false)),
    ];

    public override Task<ReceiveReturn> PrepareAsync(Scene scene, string id) => PrepareAsync(scene, id, ship: true);

    public override ReceiveReturn Change(Scene scene, ReceiveReturn command) => With(command, 2);

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, ReceiveReturn command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Return, command.Key, scene.Cancellation);

    public override string? Wrong(ReceiveReturn command, InspectedDocument document) =>
        Differs(document, "quantity", SampleOrders.Text(command.Return.Lines[0].Quantity));

    private static async Task<ReceiveReturn> PrepareAsync(Scene scene, string id, bool ship)
    {
        var submit = await SubmitOrderScenario.PrepareAsync(scene, id, null);
        var receipt = await scene.DoAsync(submit);
        if (ship)
        {
            await scene.Stage.ShipAsync(receipt.Document, scene.Cancellation);
        }

        var source = new EntityRef(Scene.Shop, EntityKind.Return, id);
        return new ReceiveReturn(
            EffectKey.For(source, "receive", scene.System),
            new Return
            {
                Ref = source,
                Order = submit.Order.Ref,
                ReceivedAt = scene.Clock.Now,
                Lines = [new ReturnLine(SampleOrders.FirstLine, submit.Order.Lines[0].Sku, 1, ReturnDisposition.Restock)],
            },
            receipt.Document, submit.Key);
    }

    private static ReceiveReturn With(ReceiveReturn command, decimal quantity) => command with
    {
        Return = command.Return with { Lines = [command.Return.Lines[0] with { Quantity = quantity }] },
    };
}
