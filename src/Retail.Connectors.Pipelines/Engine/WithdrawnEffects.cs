using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Nothing is to be done about a record any more; but what was asked for before it changed may have been carried out, and
/// then somebody has to know. The target is asked where it can be, once nothing can arrive any more.
/// </summary>
internal sealed class WithdrawnEffects(IServiceProvider services, IWorkStore store, LaneBoard lanes)
{
    /// <summary>How the work ends: done if nothing of it stands in the target.</summary>
    /// <param name="claim">The work.</param>
    /// <param name="flow">Whose effects are looked for, and where they would stand.</param>
    /// <param name="reason">Why nothing is to be done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WorkEnd> EndAsync(ActiveClaim claim, FlowDefinition flow, string reason, CancellationToken cancellationToken)
    {
        var open = await store.Queries.FindOpenEffectsAsync(claim.Claim.Key.Source, cancellationToken);
        var own = open.Where(effect => effect.Flow == flow.Name && effect.Key.Target == flow.To && (flow.Creates.IsEmpty || flow.Creates.Contains(effect.Key.Verb)));
        foreach (var effect in own.OrderBy(effect => effect.Key.ToString(), StringComparer.Ordinal))
        {
            if (FinderOf(effect.Key) is not { } finder)
            {
                return new WorkEnd.Park(PerhapsDone(effect.Key, reason));
            }

            var settled = effect.LastSendBefore + finder.Traits.SettleAfter;
            if (claim.Now < settled)
            {
                return new WorkEnd.RetryAt(settled, $"The outcome of {effect.Key} is unknown until it has settled.", CountsAttempt: false);
            }

            var lane = new LaneKey(flow.To, LaneDirection.Write);
            lanes.EnsureOpen(lane);
            var found = await lanes.CallAsync(claim, lane, () => finder.FindAsync(effect.Key, cancellationToken));
            if (StandsAs(found) is { } document)
            {
                return new WorkEnd.Park(Done(effect.Key, reason, document));
            }
        }

        return new WorkEnd.Done();
    }

    private IEffectFinder? FinderOf(EffectKey key) => services.GetKeyedServices<IEffectFinder>(key.Target.Value)
        .FirstOrDefault(finder => finder.Verb == key.Verb && finder.Traits.Guarantee != EffectGuarantee.None);

    /// <summary>What stands there, in words; null if nothing does. A cancelled document does not.</summary>
    private static string? StandsAs(Finding found) => found switch
    {
        Finding.Nothing or Finding.Complete { Receipt.Stage: DocumentStage.None } => null,
        Finding.Complete complete => complete.Receipt.DisplayName,
        Finding.Partial partial => $"{partial.Receipt.DisplayName} (draft)",
        Finding.Several several => string.Join(", ", several.Documents),
        _ => throw new InvalidOperationException($"Unknown finding {found.GetType().Name}."),
    };

    private static ParkReason Done(EffectKey key, string reason, string document) => new(
        "done-then-withdrawn",
        $"{key} stands as {document}, and now nothing is to be done ({reason}).",
        $"Cancel {document} in {key.Target}, then replay or discard this entry.",
        ParkOwner.Erp);

    private static ParkReason PerhapsDone(EffectKey key, string reason) => new(
        "perhaps-done-before",
        $"A request for {key} was sent and its outcome never learnt; now nothing is to be done ({reason}).",
        $"Look in {key.Target} for {key.ShortForm()}: if it is there, cancel it; then discard this entry.",
        ParkOwner.Erp);
}
