using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>A command whose type is known, so that its handler is found without reflection.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public sealed class PlannedCommand<TCommand> : PlannedCommand
    where TCommand : ICommand
{
    internal PlannedCommand(TCommand command, LinkRole? role, ImmutableArray<PlannedEvent> events)
        : base(command.Key, role, events) => Command = command;

    /// <summary>What should be true.</summary>
    public TCommand Command { get; }

    internal override Task<EffectOutcome> EnsureAsync(EffectRunner effects, ActiveClaim claim, CancellationToken cancellationToken) =>
        effects.EnsureAsync(claim, Command, cancellationToken);
}
