using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Previews;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>A command with the link that its effect makes.</summary>
public abstract class PlannedCommand
{
    private ImmutableArray<Func<EffectRunner, (EffectKey Key, NodaTime.Instant At)>> _settles = [];

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

    internal Func<string?, Receipt, string>? Note { get; private set; }

    internal Func<string?, Receipt, string>? NoteOtherwise { get; private set; }

    internal Func<Receipt, PlannedCommand>? Correction { get; private set; }

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

    /// <summary>
    /// The same, with what the flow notes in its shadow as soon as it is reached, even if a later command of the plan is not: note and
    /// effect are stored together or not at all.
    /// </summary>
    /// <param name="note">Given what was noted before (null if nothing was) and what the command left, what to note. Pure.</param>
    public PlannedCommand Noting(Func<string?, Receipt, string> note)
    {
        var copy = (PlannedCommand)MemberwiseClone();
        copy.Note = note;
        return copy;
    }

    /// <summary>
    /// The same, with a command that is carried out next if this one turns out to stand with what was asked for before the record
    /// changed. It counts as reached then. Without, a person brings it in line.
    /// </summary>
    /// <param name="correct">Given what stands there, the command that brings it in line. Pure.</param>
    /// <param name="note">What is noted of this command then, as <see cref="Noting"/> says; null to note nothing.</param>
    public PlannedCommand IfStandsOtherwise(Func<Receipt, PlannedCommand> correct, Func<string?, Receipt, string>? note = null)
    {
        var copy = (PlannedCommand)MemberwiseClone();
        copy.Correction = correct;
        copy.NoteOtherwise = note;
        return copy;
    }

    /// <summary>
    /// The same, but not before nothing of another effect can arrive any more, which was begun and whose outcome is unknown: what was
    /// sent for it could undo this one.
    /// </summary>
    /// <typeparam name="TCommand">The other effect's command.</typeparam>
    /// <param name="effect">The other effect.</param>
    public PlannedCommand AfterSettled<TCommand>(OpenEffect effect)
        where TCommand : ICommand
    {
        ArgumentNullException.ThrowIfNull(effect);
        var copy = (PlannedCommand)MemberwiseClone();
        copy._settles = _settles.Add(effects => (effect.Key, effects.SettlesAt<TCommand>(effect)));
        return copy;
    }

    /// <summary>What it has to wait for; null if nothing.</summary>
    internal EffectOutcome.NotBefore? Awaits(EffectRunner effects, NodaTime.Instant now)
    {
        var waits = _settles.Select(settle => settle(effects)).Where(wait => wait.At > now).ToList();
        return waits.Count == 0
            ? null
            : new EffectOutcome.NotBefore(waits.Max(wait => wait.At), $"The outcome of {waits[0].Key} is unknown until it has settled.");
    }

    internal PlannedCommand StandingOtherwise()
    {
        var copy = (PlannedCommand)MemberwiseClone();
        copy.Note = NoteOtherwise;
        return copy;
    }

    internal abstract Task<PreviewedCommand> PreviewAsync(IServiceProvider services, CancellationToken cancellationToken);

    internal abstract Task<EffectOutcome> EnsureAsync(EffectRunner effects, ActiveClaim claim, CancellationToken cancellationToken);
}
