using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>One fault at each call in turn.</summary>
internal sealed class FaultCases<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    private readonly CaseSteps<TCommand> _steps = new(scenario);

    public Task KilledBeforeAsync(Scene scene) => EachCallAsync(scene, GateAction.DieBefore, "the process died before");

    public Task KilledAfterAsync(Scene scene) => EachCallAsync(scene, GateAction.DieAfter, "the process died after");

    public Task AnswerLostAsync(Scene scene) => EachCallAsync(scene, GateAction.LoseAnswer, "the answer was lost to");

    public Task UnavailableAsync(Scene scene) => EachCallAsync(scene, GateAction.Unavailable, "the target was away at");

    public Task HtmlAsync(Scene scene) => EachCallAsync(scene, GateAction.Html, "HTML came for");

    private async Task EachCallAsync(Scene scene, GateAction fault, string what)
    {
        var calls = await _steps.CountCallsAsync(scene);
        var stages = new SortedSet<string>(StringComparer.Ordinal);
        for (var position = 1; position <= calls; position++)
        {
            var when = $"when {what} call {position} of {calls}";
            var command = await scenario.PrepareAsync(scene);
            var process = scene.Start(call => call == position ? fault : GateAction.Pass);
            var first = await process.EnsureAsync(command, scene.Cancellation);
            if (fault is GateAction.DieBefore or GateAction.DieAfter)
            {
                Demand.That(first is Outcome.Killed, $"the process to be dead {when}", first.ToString());
            }

            ExpectTriedAgain(first, when);
            await NoteAsync(scene, command, stages);
            var outcome = first is Outcome.Reached ? first : await scene.FinishAsync(command);
            await ExpectResumedAsync(scene, command, outcome, when);
        }

        scene.Notes.Add($"{calls} calls, found afterwards: {string.Join(", ", stages)}");
    }

    private async Task ExpectResumedAsync(Scene scene, TCommand command, Outcome outcome, string when)
    {
        if (CaseSteps<TCommand>.TraitsOf(scene).Guarantee == EffectGuarantee.None && outcome is Outcome.Parked)
        {
            await _steps.ExpectHonestAsync(scene, command, outcome, when);
            return;
        }

        _ = await _steps.ExpectDoneAsync(scene, command, outcome, when);
    }

    /// <summary>A fault of the way there is no refusal, and no statement about the command.</summary>
    private static void ExpectTriedAgain(Outcome outcome, string when)
    {
        var final = outcome switch
        {
            Outcome.Refused or Outcome.Parked => true,
            Outcome.Failed { Error.Kind: ConnectorErrorKind.Rejected or ConnectorErrorKind.NotFound or ConnectorErrorKind.Forbidden or ConnectorErrorKind.Unauthorized } => true,
            _ => false,
        };
        Demand.That(!final, $"it to be tried again {when}", outcome.ToString());
    }

    private static async Task NoteAsync(Scene scene, TCommand command, SortedSet<string> stages)
    {
        var handler = scene.Calm.Handler<TCommand>();
        if (handler.Traits.Guarantee is EffectGuarantee.Converging or EffectGuarantee.None)
        {
            return;
        }

        stages.Add(await handler.FindAsync(command, scene.Cancellation) switch
        {
            Finding.Nothing => "nothing",
            Finding.Partial partial => $"a document at stage {partial.Receipt.Stage}",
            Finding.Complete => "all of it",
            var other => other.GetType().Name,
        });
    }
}
