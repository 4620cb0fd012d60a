using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Previews;

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

    /// <remarks>What comes later in a plan may rest on what comes before it, and then cannot be looked for yet.</remarks>
    internal override async Task<PreviewedCommand> PreviewAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var handler = services.GetKeyedService<ICommandHandler<TCommand>>(Key.Target.Value)
            ?? throw new InvalidOperationException($"{Key.Target} has no handler for {typeof(TCommand).Name}: add a connector under that name that has one.");
        Finding? found;
        try
        {
            found = handler.Traits.Guarantee == EffectGuarantee.None ? null : await handler.FindAsync(Command, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.NotFound or ConnectorErrorKind.Rejected)
        {
            found = null;
        }

        var (finding, documents) = found switch
        {
            Finding.Nothing => (PreviewedFinding.New, string.Empty),
            Finding.Complete complete => (PreviewedFinding.There, complete.Receipt.DisplayName),
            Finding.Partial partial => (PreviewedFinding.Begun, partial.Receipt.DisplayName),
            Finding.Several several => (PreviewedFinding.Several, string.Join(", ", several.Documents)),
            _ => (PreviewedFinding.Unknown, string.Empty),
        };
        return new PreviewedCommand(Key, Command.Describe(), finding, documents);
    }

    internal override Task<EffectOutcome> EnsureAsync(EffectRunner effects, ActiveClaim claim, CancellationToken cancellationToken) =>
        effects.EnsureAsync(claim, Command, cancellationToken);
}
