using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>A command with the link that its effect makes.</summary>
public abstract class PlannedCommand
{
    private protected PlannedCommand(EffectKey key, LinkRole? role, ImmutableArray<PlannedEvent> events)
    {
        Key = key;
        Role = role;
        Events = events;
        foreach (var planned in events)
        {
            CanonicalEvent.EnsureType(planned.Type);
            CanonicalEvent.EnsureSmall(planned.Data ?? CanonicalEvent.NoData, PlannedEvent.MaxDataLength);
        }
    }

    /// <summary>The effect.</summary>
    public EffectKey Key { get; }

    /// <summary>What the document will be to the effect's source; null if no link is made of it.</summary>
    public LinkRole? Role { get; }

    /// <summary>Records besides the effect's source that are linked to the document in the same role.</summary>
    public ImmutableArray<EntityRef> AlsoFrom { get; private set; } = [];

    internal Func<ParkReason, Plan.Do?>? Alternative { get; private set; }

    /// <summary>What is announced when it was carried out: in the commit that stores it, and not again when it is found done.</summary>
    public ImmutableArray<PlannedEvent> Events { get; }

    /// <summary>Plans a command.</summary>
    /// <typeparam name="TCommand">The command's type.</typeparam>
    /// <param name="command">What should be true.</param>
    /// <param name="role">What the document will be to the effect's source.</param>
    /// <param name="events">What to announce when it was carried out, besides what the engine announces by itself.</param>
    /// <exception cref="ArgumentException">A type of an event is no name, or its data is too long.</exception>
    public static PlannedCommand For<TCommand>(TCommand command, LinkRole role, params ImmutableArray<PlannedEvent> events)
        where TCommand : ICommand => new PlannedCommand<TCommand>(command, role, events);

    /// <summary>Plans a command whose effect is no document, so that no link is made.</summary>
    /// <typeparam name="TCommand">The command's type.</typeparam>
    /// <param name="command">What should be true.</param>
    /// <param name="events">What to announce when it was carried out, besides what the engine announces by itself.</param>
    /// <exception cref="ArgumentException">A type of an event is no name, or its data is too long.</exception>
    public static PlannedCommand Unlinked<TCommand>(TCommand command, params ImmutableArray<PlannedEvent> events)
        where TCommand : ICommand => new PlannedCommand<TCommand>(command, null, events);

    /// <summary>The same, with the document linked from further records as well, in the same role.</summary>
    public PlannedCommand LinkedAlsoFrom(params ImmutableArray<EntityRef> sources)
    {
        var copy = (PlannedCommand)MemberwiseClone();
        copy.AlsoFrom = sources;
        return copy;
    }

    /// <summary>The same, with another plan that is carried out if the target refuses it, instead of the rest of this one.</summary>
    /// <param name="alternative">Given why it would be parked, what to do instead; null to park it. Pure.</param>
    public PlannedCommand IfRefused(Func<ParkReason, Plan.Do?> alternative)
    {
        var copy = (PlannedCommand)MemberwiseClone();
        copy.Alternative = alternative;
        return copy;
    }

    internal abstract Task<EffectOutcome> EnsureAsync(EffectRunner effects, ActiveClaim claim, CancellationToken cancellationToken);
}
