using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Reads a record, lets its flow gather and plan, and ensures what was planned.</summary>
internal sealed class FlowRunner<T, TFacts>(
    FlowDefinition definition,
    IFlow<T, TFacts> flow,
    IServiceProvider services,
    IWorkStore store,
    IMappings mappings,
    EffectRunner effects,
    WithdrawnEffects withdrawn,
    LaneBoard lanes) : IWorkRunner
    where T : class
{
    public string Flow => definition.Name;

    public bool IsSchedule => false;

    public FlowScope Scope { get; } = new(definition.Version, [definition.From, definition.To]);

    public ImmutableArray<LaneKey> Lanes { get; } = [new(definition.From, LaneDirection.Read), new(definition.To, LaneDirection.Write)];

    public bool Serves(WorkKey key) => key.Source.System == definition.From;

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var source = claim.Claim.Key.Source;
        if (source.Kind != definition.Kind)
        {
            // The entry that stood for the hold of the flow: it is over.
            return new WorkOutcome(new Commit { Claim = claim.Claim, End = new WorkEnd.Done() }, "released");
        }

        var lookups = new Lookups(claim, services, store, lanes);
        var observed = await lookups.ReadAsync<T>(source, cancellationToken);
        var shadow = await store.Queries.FindShadowAsync(source, Flow, cancellationToken);
        var links = await store.Queries.FindLinksAsync(source, cancellationToken);
        var context = new PlanContext(definition, shadow, links, mappings);
        var facts = await flow.GatherAsync(source, observed, context, lookups, cancellationToken);
        var plan = flow.Plan(source, observed, facts, context);
        var seen = new Shadow(source, Flow, observed?.Revision ?? default, shadow?.Written) { Memo = shadow?.Memo };
        var outcome = plan switch
        {
            Plan.Nothing nothing => Outcome(
                claim, await withdrawn.EndAsync(claim, definition.To, nothing, cancellationToken), seen, [], nothing.Reason),
            Plan.Park park => Outcome(claim, new WorkEnd.Park(park.Reason), seen, [], park.Reason.Code),
            Plan.WaitFor wait => Outcome(claim, Wait(claim, wait), seen, [], $"waits for {wait.Link}"),
            Plan.Do work => await EnsureAsync(claim, work, seen, [], cancellationToken),
            _ => throw new InvalidOperationException($"Unknown plan {plan.GetType().Name}."),
        };
        return outcome is null ? null : outcome with { Commit = WithNotes(outcome.Commit, plan) };
    }

    private async Task<WorkOutcome?> EnsureAsync(
        ActiveClaim claim, Plan.Do work, Shadow seen, ImmutableArray<ReachedCommand> before, CancellationToken cancellationToken)
    {
        var reached = before.ToBuilder();
        foreach (var command in work.Commands)
        {
            EffectOutcome outcome;
            try
            {
                outcome = await command.EnsureAsync(effects, claim, cancellationToken);
            }
            catch (Exception exception) when (reached.Count > 0)
            {
                // What was reached before is stored with the failure, so that it is not asked for again.
                throw new EffectFailedException(exception, ReachedCommand.Changes(claim, reached));
            }

            switch (outcome)
            {
                case EffectOutcome.Reached done:
                    reached.Add(new ReachedCommand(command, done));
                    break;
                case EffectOutcome.Parked { IsRefusal: true } refused when command.Alternative?.Invoke(refused.Reason) is { } instead:
                    return await EnsureAsync(claim, instead, seen, reached.ToImmutable(), cancellationToken);
                case EffectOutcome.Parked parked:
                    return Outcome(claim, new WorkEnd.Park(parked.Reason), seen, reached, parked.Reason.Code) with { IsRefusal = parked.IsRefusal };
                case EffectOutcome.NotBefore later:
                    return Outcome(claim, new WorkEnd.RetryAt(later.At, later.Reason, later.CountsAttempt), seen, reached, later.Reason);
                default:
                    return null;
            }
        }

        WorkEnd end = work.ThenPark is { } reason ? new WorkEnd.Park(reason) : new WorkEnd.Done();
        var outcomeOfAll = Outcome(claim, end, seen with { Written = work.Written, Memo = work.Memo ?? seen.Memo }, reached, work.ThenPark?.Code ?? "done");
        return outcomeOfAll with { Commit = outcomeOfAll.Commit with { Links = [.. outcomeOfAll.Commit.Links, .. work.Links] } };
    }

    private static Commit WithNotes(Commit commit, Plan plan) => commit with
    {
        Demand = plan.Demand,
        Marks = plan.Marks,
        Hints = [.. commit.Hints, .. plan.Wakes.Select(key => new RaisedHint(key, Revision: null))],
    };

    private static WorkEnd Wait(ActiveClaim claim, Plan.WaitFor wait)
    {
        var until = (claim.Claim.WaitingSince ?? claim.Now) + wait.Patience;
        return claim.Now >= until ? new WorkEnd.Park(wait.Otherwise) : new WorkEnd.WaitFor(wait.Link, until);
    }

    private static WorkOutcome Outcome(
        ActiveClaim claim, WorkEnd end, Shadow shadow, IReadOnlyCollection<ReachedCommand> reached, string summary) =>
        new(ReachedCommand.Changes(claim, reached) with { Claim = claim.Claim, End = end, Shadows = [shadow] }, summary);
}
