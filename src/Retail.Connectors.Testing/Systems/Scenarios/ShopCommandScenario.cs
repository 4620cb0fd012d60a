using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>A command that brings a record of a shop to a state: there is one record all along.</summary>
internal abstract class ShopCommandScenario<TCommand> : CommandScenario<TCommand>
    where TCommand : ICommand
{
    public override SystemRole Role => SystemRole.Shop;

    public override bool ChangesWhatIsThere => true;

    public override async Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, TCommand command) =>
        await scene.Inspector.ReadAsync(RecordOf(command), scene.Cancellation) is { } document ? [document] : [];

    protected abstract EntityRef RecordOf(TCommand command);

    protected static EffectKey KeyOf(Scene scene, string kind, string id, string verb) =>
        EffectKey.For(new EntityRef(ShopRecords.Erp, new EntityKind(kind), id), verb, scene.System);
}
