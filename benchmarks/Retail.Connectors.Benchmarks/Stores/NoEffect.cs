using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>A shop, a flow and an ERP that cost nothing, so that what is left is the engine and its store.</summary>
internal sealed class NoEffect(Action<EntityRef> applied, TimeSpan effect) : IReader<NoEffect.Parcel>, IFlow<NoEffect.Parcel>, ICommandHandler<NoEffect.Send>
{
    public EffectTraits Traits { get; } = new() { Guarantee = EffectGuarantee.Enforced, Reaches = DocumentStage.Confirmed };

    public static Receipt ReceiptFor(EntityRef source) => new()
    {
        Document = new EntityRef("erp-us", EntityKind.SalesOrder, source.Id),
        DisplayName = "S" + source.Id,
        Stage = DocumentStage.Confirmed,
    };

    public Task<Observed<Parcel>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) =>
        Task.FromResult<Observed<Parcel>?>(new Observed<Parcel>(id, new Revision("1"), Parcel.Only, default));

    public Plan Plan(EntityRef source, Observed<Parcel>? observed, PlanContext context) =>
        new Plan.Do([PlannedCommand.For(new Send(Keys.Effect(source)), LinkRole.SalesOrder)], Keys.Digest);

    public Task<Finding> FindAsync(Send command, CancellationToken cancellationToken) => Task.FromResult<Finding>(new Finding.Nothing());

    public async Task<EffectResult> ApplyAsync(Send command, EffectContext context, CancellationToken cancellationToken)
    {
        if (effect > TimeSpan.Zero)
        {
            await Task.Delay(effect, TimeProvider.System, cancellationToken);
        }

        applied(command.Key.Source);
        return new EffectResult.Reached(ReceiptFor(command.Key.Source));
    }

    /// <summary>What the shop holds.</summary>
    internal sealed record Parcel
    {
        public static Parcel Only { get; } = new();
    }

    /// <summary>What the ERP is asked for.</summary>
    /// <param name="Key">The effect.</param>
    internal sealed record Send(EffectKey Key) : ICommand
    {
        public Digest Digest() => Keys.Digest;
    }
}
