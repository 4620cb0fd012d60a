using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Calls that are carried out after the connector gave them up.</summary>
internal sealed class LateCases<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    private readonly CaseSteps<TCommand> _steps = new(scenario);

    public static Task SettleTimeAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        if (traits.Guarantee != EffectGuarantee.Lookup)
        {
            throw new DoesNotApplyException($"the guarantee is {traits.Guarantee}: nothing is looked up before it is written again");
        }

        Demand.That(
            traits.SettleAfter >= scene.Profile.LatestCommit,
            $"a settle time of at least {scene.Profile.LatestCommit}, for so long the target may still carry a request out",
            $"it is {traits.SettleAfter}");
        return Task.CompletedTask;
    }

    public async Task LateCommitAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        var calls = await _steps.CountCallsAsync(scene);
        for (var position = 1; position <= calls; position++)
        {
            var when = $"when call {position} of {calls} was carried out after the connector had looked again";
            var command = await scenario.PrepareAsync(scene);
            var process = scene.Start(call => call == position ? GateAction.Hold : GateAction.Pass);
            var latest = Latest(scene);
            var outcome = await process.EnsureAsync(command, scene.Cancellation);
            outcome = traits.Guarantee == EffectGuarantee.Lookup && outcome is not Outcome.Reached
                ? await SettleAsync(scene, command, process.Gate, latest)
                : await WriteAgainAsync(scene, command, process.Gate, outcome);
            if (traits.Guarantee == EffectGuarantee.None && outcome is Outcome.Parked)
            {
                await _steps.ExpectHonestAsync(scene, command, outcome, when);
                continue;
            }

            _ = await _steps.ExpectDoneAsync(scene, command, outcome, when);
            if (traits.Guarantee is EffectGuarantee.Enforced or EffectGuarantee.Lookup)
            {
                var found = await scene.Calm.Handler<TCommand>().FindAsync(command, scene.Cancellation);
                Demand.That(found is Finding.Complete, $"it to be found complete {when}", $"the finding is {found.GetType().Name}");
            }
        }

        scene.Notes.Add($"{calls} calls");
    }

    /// <summary>A request of an earlier wish is carried out as late as the target allows, when another wish has been asked for.</summary>
    public async Task LateContentAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        if (traits.Guarantee is EffectGuarantee.Converging or EffectGuarantee.None)
        {
            throw new DoesNotApplyException($"the guarantee is {traits.Guarantee}: nothing is said about which content stands");
        }

        var calls = await _steps.CountCallsAsync(scene);
        for (var position = 1; position <= calls; position++)
        {
            var when = $"when call {position} of {calls} of the earlier wish came late";
            var command = await scenario.PrepareAsync(scene);
            var changed = scenario.Change(scene, command) ?? throw new DoesNotApplyException("there is only one thing that it can ask for");
            var process = scene.Start(call => call >= position ? GateAction.Hold : GateAction.Pass);
            var latest = Latest(scene);
            _ = await process.EnsureAsync(command, scene.Cancellation);
            var outcome = await SettleAsync(scene, changed, process.Gate, latest);
            await _steps.ExpectHonestAsync(scene, changed, outcome, when);
        }
    }

    /// <summary>
    /// When the target has carried out at the latest what an attempt that begins now sends. Asked before the attempt: on a clock that
    /// goes, the attempt itself takes time, and its settle time counts from its begin.
    /// </summary>
    private static NodaTime.Instant Latest(Scene scene) => scene.Clock.Now + NodaTime.Duration.FromSeconds(27) + scene.Profile.LatestCommit;

    /// <summary>The target enforces the key, or the newest state wins: it is written again at once, and the first call comes last.</summary>
    private static async Task<Outcome> WriteAgainAsync(Scene scene, TCommand command, CallGate gate, Outcome first)
    {
        var outcome = first is Outcome.Reached ? first : await scene.FinishAsync(command);
        await gate.ReleaseAsync();
        return outcome;
    }

    /// <summary>The call is carried out as late as the target allows; the connector looks when its settle time says so.</summary>
    private static async Task<Outcome> SettleAsync(Scene scene, TCommand command, CallGate gate, NodaTime.Instant latest)
    {
        var early = await scene.Start().EnsureAsync(command, scene.Cancellation);
        if (early is Outcome.NotBefore wait && wait.Until >= latest)
        {
            scene.AdvanceTo(latest);
            await gate.ReleaseAsync();
            return await scene.FinishAsync(command);
        }

        var outcome = early is Outcome.Reached ? early : await scene.FinishAsync(command);
        scene.AdvanceTo(latest);
        await gate.ReleaseAsync();
        return outcome;
    }
}
