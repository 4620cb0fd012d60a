using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Previews;
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
    HintRouter router,
    LaneBoard lanes) : IWorkRunner, IFlowPreviewer
    where T : class
{
    public string Flow => definition.Name;

    public bool IsSchedule => false;

    public FlowScope Scope { get; } = new(definition.Version, [definition.From, definition.To]);

    public ImmutableArray<LaneKey> Lanes { get; } = [new(definition.From, LaneDirection.Read), new(definition.To, LaneDirection.Write)];

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var source = claim.Claim.Key.Source;
        if (source.Kind != definition.Kind)
        {
            // The entry that stood for the hold of the flow: it is over.
            return new WorkOutcome(new Commit { Claim = claim.Claim, End = new WorkEnd.Done() }, "released");
        }

        var known = mappings.Snapshot();
        var (plan, observed, shadow) = await PlanAsync(source, claim, known, cancellationToken);
        var seen = new Shadow(source, Flow, observed?.Revision ?? default, shadow?.Written) { Memo = shadow?.Memo };
        var outcome = plan switch
        {
            Plan.Nothing nothing => Outcome(
                claim, await withdrawn.EndAsync(claim, definition, nothing.Reason, cancellationToken), seen, [], nothing.Reason),
            Plan.Park park => Outcome(claim, new WorkEnd.Park(park.Reason), seen, [], park.Reason.Code),
            Plan.WaitFor wait => Outcome(claim, Wait(claim, wait), seen, [], $"waits for {wait.Link}"),
            Plan.Do work => await EnsureAsync(claim, work, seen, [], cancellationToken),
            _ => throw new InvalidOperationException($"Unknown plan {plan.GetType().Name}."),
        };
        return outcome is null ? null : outcome with { Commit = WithNotes(outcome.Commit, plan) with { MappingVersion = known.Version } };
    }

    public IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, CancellationToken cancellationToken)
    {
        var census = services.GetKeyedService<ICensus<T>>(definition.From.Value)
            ?? throw new InvalidOperationException($"{definition.From} offers no census of {definition.Kind}: name the records instead.");
        return census.ListAsync(window, cancellationToken);
    }

    public async Task<PreviewedWork> PreviewAsync(EntityRef source, CancellationToken cancellationToken)
    {
        try
        {
            var (plan, _, _) = await PlanAsync(source, claim: null, mappings.Snapshot(), cancellationToken);
            return plan switch
            {
                Plan.Nothing nothing => new PreviewedWork(source, PreviewedPlan.Nothing, nothing.Reason, []),
                Plan.WaitFor wait => new PreviewedWork(source, PreviewedPlan.Wait, $"waits for {wait.Link}", []),
                Plan.Park park => new PreviewedWork(source, PreviewedPlan.Park, park.Reason.Explanation, []) { Parked = park.Reason },
                Plan.Do work => new PreviewedWork(
                    source,
                    PreviewedPlan.Write,
                    work.ThenPark?.Explanation ?? string.Empty,
                    [.. await Task.WhenAll(work.Commands.Select(command => command.PreviewAsync(services, cancellationToken)))])
                {
                    Parked = work.ThenPark,
                },
                _ => throw new InvalidOperationException($"Unknown plan {plan.GetType().Name}."),
            };
        }
        catch (ConnectorException exception)
        {
            return new PreviewedWork(source, PreviewedPlan.Fail, exception.Message, []);
        }
    }

    private async Task<(Plan Plan, Observed<T>? Observed, Shadow? Shadow)> PlanAsync(
        EntityRef source, ActiveClaim? claim, IMappings known, CancellationToken cancellationToken)
    {
        var lookups = new Lookups(Flow, claim, services, store, lanes);
        var observed = await lookups.ReadAsync<T>(source, cancellationToken);

        // Asked for at one time: a store that gathers what is read makes one round trip of both.
        var asked = store.Queries.FindLinksAsync(source, cancellationToken);
        var shadow = await store.Queries.FindShadowAsync(source, Flow, cancellationToken);
        var links = await asked;
        var context = new PlanContext(definition, shadow, links, known);
        var facts = await flow.GatherAsync(source, observed, context, lookups, cancellationToken);
        return (flow.Plan(source, observed, facts, context), observed, shadow);
    }

    private async Task<WorkOutcome?> EnsureAsync(
        ActiveClaim claim, Plan.Do work, Shadow seen, ImmutableArray<ReachedCommand> before, CancellationToken cancellationToken)
    {
        var reached = before.ToBuilder();
        var commands = new Queue<PlannedCommand>(work.Commands);
        while (commands.TryDequeue(out var command))
        {
            EffectOutcome outcome;
            try
            {
                outcome = command.Awaits(effects, claim.Now) ?? await command.EnsureAsync(effects, claim, cancellationToken);
            }
            catch (Exception exception) when (reached.Count > 0)
            {
                // What was reached before is stored with the failure, so that it is not asked for again.
                throw new EffectFailedException(exception, ReachedCommand.Changes(claim, reached) with { Shadows = [ReachedCommand.Noted(seen, reached)] });
            }

            switch (outcome)
            {
                case EffectOutcome.Reached done:
                    reached.Add(new ReachedCommand(command, done));
                    break;
                case EffectOutcome.Parked { Stands: { } stands } when command.Correction is { } correct:
                    reached.Add(new ReachedCommand(command.StandingOtherwise(), stands));
                    commands = new Queue<PlannedCommand>(commands.Prepend(correct(stands.Completion.Receipt)));
                    break;
                case EffectOutcome.Parked { IsRefusal: true } refused when command.Alternative?.Invoke(refused.Reason) is { } instead:
                    var other = await EnsureAsync(claim, instead, seen, reached.ToImmutable(), cancellationToken);
                    return other is null ? null : other with { Commit = WithNotes(other.Commit, instead) };
                case EffectOutcome.Parked parked:
                    return Outcome(claim, new WorkEnd.Park(parked.Reason), seen, reached, parked.Reason.Code) with { IsRefusal = parked.IsRefusal };
                case EffectOutcome.NotBefore later:
                    return Outcome(claim, new WorkEnd.RetryAt(later.At, later.Reason, later.CountsAttempt), seen, reached, later.Reason);
                default:
                    return null;
            }
        }

        var end = await EndAsync(claim, work, cancellationToken);
        var summary = work.ThenPark?.Code ?? "done";
        var outcomeOfAll = Outcome(claim, end, seen with { Written = work.Written ?? seen.Written }, reached, summary);
        var commit = outcomeOfAll.Commit;
        return outcomeOfAll with
        {
            Commit = commit with
            {
                Links = [.. commit.Links, .. work.Links],
                Shadows = [.. commit.Shadows.Select(shadow => shadow with { Memo = work.Memo ?? (work.Noting is { } note ? note(shadow.Memo) : shadow.Memo) })],
            },
        };
    }

    private async Task<WorkEnd> EndAsync(ActiveClaim claim, Plan.Do work, CancellationToken cancellationToken) => work switch
    {
        { ThenPark: { } reason } => new WorkEnd.Park(reason),
        { Withdraws: { } why } => await withdrawn.EndAsync(claim, definition, why, cancellationToken),
        _ => new WorkEnd.Done(),
    };

    /// <summary>With what the plan says besides; a plan that was carried out instead of another comes on top of that one's.</summary>
    private Commit WithNotes(Commit commit, Plan plan) => commit with
    {
        Demand = [.. commit.Demand, .. plan.Demand],
        Marks = [.. commit.Marks, .. plan.Marks],
        Hints = [.. commit.Hints, .. plan.Wakes.SelectMany(router.Wake)],
    };

    private static WorkEnd Wait(ActiveClaim claim, Plan.WaitFor wait)
    {
        var until = (claim.Claim.WaitingSince ?? claim.Now) + wait.Patience;
        return claim.Now >= until ? new WorkEnd.Park(wait.Otherwise) : new WorkEnd.WaitFor(wait.Link, until);
    }

    private static WorkOutcome Outcome(
        ActiveClaim claim, WorkEnd end, Shadow shadow, IReadOnlyCollection<ReachedCommand> reached, string summary) =>
        new(ReachedCommand.Changes(claim, reached) with { Claim = claim.Claim, End = end, Shadows = [ReachedCommand.Noted(shadow, reached)] }, summary);
}
