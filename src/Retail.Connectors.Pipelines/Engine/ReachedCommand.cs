using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A planned command whose effect stands in the target.</summary>
internal sealed record ReachedCommand(PlannedCommand Command, EffectOutcome.Reached Outcome)
{
    /// <summary>What is to be stored of commands that were reached.</summary>
    public static Commit Changes(ActiveClaim claim, IReadOnlyCollection<ReachedCommand> reached) => new()
    {
        Effects = [.. reached.Where(item => item.Outcome is { New: true, IsRecorded: true }).Select(item => item.Outcome.Completion)],
        Links = [.. reached.SelectMany(item => item.Links())],
        Events = [.. reached.Where(item => item.Outcome.New).SelectMany(item => CommitEvents.Of(claim.Claim, item.Command, item.Outcome.Completion))],
        Audit = [.. reached.Where(item => item.Outcome.New).Select(item => new AuditEntry(
            item.Command.Key.ToString(), "effect-reached", "engine", item.Outcome.Completion.Receipt.DisplayName))],
    };

    /// <summary>The shadow with what the commands noted, one after the other.</summary>
    public static Shadow Noted(Shadow shadow, IReadOnlyCollection<ReachedCommand> reached) => reached
        .Where(item => item.Command.Note is not null)
        .Aggregate(shadow, (noted, item) => noted with { Memo = item.Command.Note!(noted.Memo, item.Outcome.Completion.Receipt) });

    private IEnumerable<Link> Links()
    {
        if (Command.Role is not { } role)
        {
            return [];
        }

        var receipt = Outcome.Completion.Receipt;
        return Command.AlsoFrom.Prepend(Command.Key.Source)
            .Select(source => new Link(source, role, receipt.Document, receipt.DisplayName) { Lines = receipt.Lines });
    }
}
