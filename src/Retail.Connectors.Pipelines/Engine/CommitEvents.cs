using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Says which events a commit stores. Their ids are made from the claim's fence, which is never given twice: the same
/// commit gives the same ids, and no other does.
/// </summary>
internal sealed class CommitEvents(IEnumerable<IEventPublisher> publishers)
{
    private const int MaxLength = 400;

    /// <summary>Nobody would take them out again if nobody publishes.</summary>
    private readonly bool _isOn = publishers.Any();

    /// <summary>The events that a flow planned for a command, once it was carried out.</summary>
    public static IEnumerable<CanonicalEvent> Of(Claim claim, PlannedCommand command, EffectCompletion completion) =>
        command.Events.Select(planned => New(
            claim, planned.Type, completion.Key.Source, completion.Key.ToString(), DataOf(claim, completion).SetItems(planned.Data ?? CanonicalEvent.NoData)));

    /// <summary>Adds the engine's own events, or takes out all if there is nobody to publish them.</summary>
    public Commit Complete(Commit commit)
    {
        if (!_isOn || commit.Claim is not { } claim)
        {
            return commit.Events.IsEmpty ? commit : commit with { Events = [] };
        }

        return commit with
        {
            Events = [.. commit.Effects.Select(effect => New(
                claim, EventTypes.EffectCompleted, effect.Key.Source, effect.Key.ToString(), DataOf(claim, effect))), .. commit.Events],
            EndEvents = commit.End is WorkEnd.Park park ? [Parked(claim, claim.Key, park.Reason)] : [],
            Parks = [.. commit.Parks.Select(parked => parked with { Event = Parked(claim, parked.Key, parked.Reason) })],
        };
    }

    private static CanonicalEvent Parked(Claim claim, WorkKey work, ParkReason reason) => New(
        claim,
        EventTypes.WorkParked,
        work.Source,
        work.ToString(),
        CanonicalEvent.NoData.Add("flow", Clip(work.Flow)).Add("code", Clip(reason.Code)).Add("owner", reason.Owner.ToString()));

    private static ImmutableSortedDictionary<string, string> DataOf(Claim claim, EffectCompletion effect) => CanonicalEvent.NoData
        .Add("effect", Clip(effect.Key.ToString()))
        .Add("flow", Clip(claim.Key.Flow))
        .Add("target", effect.Key.Target.Value)
        .Add("document", Clip(effect.Receipt.Document.ToString()))
        .Add("stage", StageOf(effect.Receipt.Stage));

    private static string StageOf(DocumentStage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>What a vendor gave an endless name must not keep what was reached from being stored.</summary>
    private static string Clip(string text) => text.Length <= MaxLength
        ? text
        : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static CanonicalEvent New(
        Claim claim, string type, EntityRef subject, string about, ImmutableSortedDictionary<string, string> data)
    {
        using var digest = new DigestBuilder();
        var id = digest
            .Add("type", type)
            .Add("about", about)
            .Add("work", claim.Key.ToString())
            .Add("fence", claim.Fence.ToString(CultureInfo.InvariantCulture))
            .Build().Value[..32];
        return new CanonicalEvent(id, type, subject, data) { Trace = Activity.Current?.Id };
    }
}
