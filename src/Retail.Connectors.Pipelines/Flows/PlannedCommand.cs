using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>A command with the link that its effect makes.</summary>
public abstract class PlannedCommand
{
    private protected PlannedCommand(EffectKey key, LinkRole role)
    {
        Key = key;
        Role = role;
    }

    /// <summary>The effect.</summary>
    public EffectKey Key { get; }

    /// <summary>What the document will be to the effect's source.</summary>
    public LinkRole Role { get; }

    /// <summary>Plans a command.</summary>
    public static PlannedCommand For<TCommand>(TCommand command, LinkRole role)
        where TCommand : ICommand => new PlannedCommand<TCommand>(command, role);

    internal abstract Task<EffectOutcome> EnsureAsync(EffectRunner effects, ActiveClaim claim, CancellationToken cancellationToken);
}
