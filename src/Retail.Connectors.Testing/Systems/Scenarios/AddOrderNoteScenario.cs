using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class AddOrderNoteScenario : CommandScenario<AddOrderNote>
{
    private static readonly EntityKind Note = new("order-note");

    public override string Subject => "add-order-note";

    public override SystemRole Role => SystemRole.Shop;

    public override bool KeepsWhatIsThere => true;

    public override ImmutableArray<Refusal<AddOrderNote>> Refusals =>
    [
        new("unknown-order", "a note on an order that the shop does not have is refused", scene =>
        {
            var order = ShopRecords.Missing(scene, EntityKind.Order);
            return Task.FromResult(new AddOrderNote(KeyOf(scene, order), order, "The order waits for a person."));
        }),
    ];

    public override async Task<AddOrderNote> PrepareAsync(Scene scene, string id)
    {
        var order = await ShopRecords.AddAsync(scene, EntityKind.Order);
        return new AddOrderNote(KeyOf(scene, order), order, $"The order waits for a person: its article {id} is not known.");
    }

    public override AddOrderNote Change(Scene scene, AddOrderNote command) => command with { Text = "Other words. " + command.Text };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, AddOrderNote command) =>
        scene.Inspector.FindAsync(command.Key.Target, Note, command.Key, scene.Cancellation);

    public override string? Wrong(AddOrderNote command, InspectedDocument document) => Differs("text", command.Text, document.Name);

    /// <summary>Named after the order itself, as flows name what they tell about an order.</summary>
    private static EffectKey KeyOf(Scene scene, EntityRef order) => EffectKey.For(order, AddOrderNote.Verb, scene.System);
}
