using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Reads a record, lets its flow plan, and ensures what was planned.</summary>
internal sealed class FlowRunner<T>(
    FlowDefinition definition,
    IFlow<T> flow,
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

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var source = claim.Claim.Key.Source;
        if (source.Kind != definition.Kind)
        {
            // The entry that stood for the hold of the flow: it is over.
            return new WorkOutcome(new Commit { Claim = claim.Claim, End = new WorkEnd.Done() }, "released");
        }

        var reader = services.GetKeyedService<IReader<T>>(definition.From.Value)
            ?? throw new InvalidOperationException(
                $"{definition.From} cannot read {definition.Kind}: add a connector under that name that can.");
        lanes.EnsureOpen(Lanes[0]);
        var observed = await lanes.CallAsync(claim, Lanes[0], () => reader.ReadAsync(source, cancellationToken));
        var shadow = await store.Queries.FindShadowAsync(source, Flow, cancellationToken);
        var links = await store.Queries.FindLinksAsync(source, cancellationToken);
        var known = mappings.Snapshot();
        var plan = flow.Plan(source, observed, new PlanContext(definition, shadow, links, known));
        var seen = new Shadow(source, Flow, observed?.Revision ?? default, shadow?.Written);
        var outcome = plan switch
        {
            Plan.Nothing nothing => Outcome(
                claim, await withdrawn.EndAsync(claim, definition.To, nothing, cancellationToken), seen, [], nothing.Reason),
            Plan.Park park => Outcome(claim, new WorkEnd.Park(park.Reason), seen, [], park.Reason.Code),
            Plan.WaitFor wait => Outcome(claim, Wait(claim, wait), seen, [], $"waits for {wait.Link}"),
            Plan.Do work => await EnsureAsync(claim, work, seen, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown plan {plan.GetType().Name}."),
        };
        return outcome is null ? null : outcome with { Commit = outcome.Commit with { MappingVersion = known.Version } };
    }

    private async Task<WorkOutcome?> EnsureAsync(ActiveClaim claim, Plan.Do work, Shadow seen, CancellationToken cancellationToken)
    {
        var reached = ImmutableArray.CreateBuilder<(PlannedCommand Command, EffectOutcome.Reached Outcome)>();
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
                throw new EffectFailedException(exception, Changes(claim, reached));
            }

            switch (outcome)
            {
                case EffectOutcome.Reached done:
                    reached.Add((command, done));
                    break;
                case EffectOutcome.Parked parked:
                    return Outcome(claim, new WorkEnd.Park(parked.Reason), seen, reached, parked.Reason.Code) with { IsRefusal = parked.IsRefusal };
                case EffectOutcome.NotBefore later:
                    return Outcome(claim, new WorkEnd.RetryAt(later.At, later.Reason, later.CountsAttempt), seen, reached, later.Reason);
                default:
                    return null;
            }
        }

        return Outcome(claim, new WorkEnd.Done(), seen with { Written = work.Written }, reached, "done");
    }

    private static WorkEnd Wait(ActiveClaim claim, Plan.WaitFor wait)
    {
        var until = (claim.Claim.WaitingSince ?? claim.Now) + wait.Patience;
        return claim.Now >= until ? new WorkEnd.Park(wait.Otherwise) : new WorkEnd.WaitFor(wait.Link, until);
    }

    private static WorkOutcome Outcome(
        ActiveClaim claim, WorkEnd end, Shadow shadow, IReadOnlyList<(PlannedCommand, EffectOutcome.Reached)> reached, string summary) =>
        new(Changes(claim, reached) with { Claim = claim.Claim, End = end, Shadows = [shadow] }, summary);

    private static Commit Changes(ActiveClaim claim, IReadOnlyList<(PlannedCommand Command, EffectOutcome.Reached Outcome)> reached) => new()
    {
        Effects = [.. reached.Where(item => item.Outcome is { New: true, IsRecorded: true }).Select(item => item.Outcome.Completion)],
        Links = [.. reached.Select(item => new Link(
            item.Command.Key.Source, item.Command.Role, item.Outcome.Completion.Receipt.Document, item.Outcome.Completion.Receipt.DisplayName)
        {
            Lines = item.Outcome.Completion.Receipt.Lines,
        })],
        Events = [.. reached.Where(item => item.Outcome.New).SelectMany(item => CommitEvents.Of(claim.Claim, item.Command, item.Outcome.Completion))],
        Audit = [.. reached.Where(item => item.Outcome.New).Select(item => new AuditEntry(
            item.Command.Key.ToString(), "effect-reached", "engine", item.Outcome.Completion.Receipt.DisplayName))],
    };
}
