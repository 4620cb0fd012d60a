using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A command without faults: done, done again, done by many.</summary>
internal sealed class OnceCases<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    private const int Writers = 6;

    private readonly CaseSteps<TCommand> _steps = new(scenario);

    public static Task OfferedAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        scene.Notes.Add($"guarantee {traits.Guarantee}, settles after {traits.SettleAfter}, reaches {traits.Reaches}{(traits.HasSideEffects ? ", with side effects" : string.Empty)}");
        return Task.CompletedTask;
    }

    public async Task AppliedAsync(Scene scene)
    {
        var handler = scene.Calm.Handler<TCommand>();
        var command = await scenario.PrepareAsync(scene);
        var converges = handler.Traits.Guarantee == EffectGuarantee.Converging;
        if (!converges)
        {
            var before = await handler.FindAsync(command, scene.Cancellation);
            Demand.That(
                scenario.ChangesWhatIsThere ? before is not Finding.Complete : before is Finding.Nothing,
                scenario.ChangesWhatIsThere ? "it not to be found complete before it is asked for" : "nothing to be found before",
                $"the finding is {before.GetType().Name}");
        }

        var process = scene.Start();
        var document = await _steps.ExpectDoneAsync(scene, command, await process.EnsureAsync(command, scene.Cancellation), "after it was asked for");
        scene.Notes.Add($"{process.Gate.Calls} calls");
        if (!converges)
        {
            var after = await handler.FindAsync(command, scene.Cancellation);
            Demand.That(
                after is Finding.Complete complete && (scenario.ChangesWhatIsThere || complete.Receipt.Document.Id == document.Id),
                $"{document.Id} to be found complete after", $"the finding is {after}");
        }
    }

    public async Task RepeatedAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        var command = await scenario.PrepareAsync(scene);
        var document = await _steps.ExpectDoneAsync(scene, command, await scene.Calm.EnsureAsync(command, scene.Cancellation), "the first time");
        for (var again = 0; again < 2; again++)
        {
            // The ledger of this host remembers: it looks first.
            scene.Clock.Advance(traits.SettleAfter + NodaTime.Duration.FromMinutes(1));
            await ExpectSameAsync(scene, command, await scene.FinishAsync(command), document, "asked for again");
        }

        if (traits.Guarantee == EffectGuarantee.None)
        {
            return;
        }

        // A host that starts with an empty store and looks before it writes.
        var process = scene.Start();
        var handler = process.Handler<TCommand>();
        if (traits.Guarantee != EffectGuarantee.Converging)
        {
            var found = await handler.FindAsync(command, scene.Cancellation);
            await ExpectSameAsync(scene, command, await ApplyAsync(scene, handler, command, found), document, "asked for by a host that lost its store and looked");
        }

        if (traits.Guarantee != EffectGuarantee.Lookup)
        {
            await ExpectSameAsync(scene, command, await ApplyAsync(scene, handler, command, null), document, "asked for by a host that lost its store");
        }
    }

    public async Task ParallelAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        var command = await scenario.PrepareAsync(scene);
        if (traits.Guarantee is EffectGuarantee.Lookup or EffectGuarantee.None)
        {
            // The store lets one process at a time ensure an effect: what is promised is that each finds what the last one did.
            for (var writer = 0; writer < Writers; writer++)
            {
                await _steps.ExpectHonestAsync(scene, command, await scene.FinishAsync(command), $"after writer {writer + 1}, one at a time");
            }

            _ = await _steps.ExpectOneAsync(scene, command, "after six writers, one at a time");
            return;
        }

        var step = new Rendezvous(Writers);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await scene.Start(step: step, ledger: new SuiteLedger()).EnsureAsync(command, scene.Cancellation);
            }
            finally
            {
                step.Leave();
            }
        })));
        scene.Notes.Add($"of six at once: {string.Join("; ", outcomes.GroupBy(outcome => outcome is Outcome.Failed failed ? $"failed ({failed.Error.Kind})" : outcome.GetType().Name).Select(group => $"{group.Count()} {group.Key}"))}");
        var last = await scene.FinishAsync(command);
        var document = await _steps.ExpectDoneAsync(scene, command, last, "after six at once");
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case Outcome.Reached reached:
                    Demand.That(scenario.ChangesWhatIsThere || reached.Receipt.Document.Id == document.Id, $"all six to reach {document.Id}", outcome.ToString());
                    break;
                case Outcome.Failed { Error.Kind: ConnectorErrorKind.Conflict or ConnectorErrorKind.Ambiguous or ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited }:
                    // It comes back, and then finds what is there.
                    break;
                default:
                    throw new BrokenException("each of six at once to reach it, or to fail in a way that is tried again", outcome.ToString());
            }
        }
    }

    private static async Task<Outcome> ApplyAsync(Scene scene, ICommandHandler<TCommand> handler, TCommand command, Finding? found)
    {
        var sendBefore = scene.Clock.Now + NodaTime.Duration.FromSeconds(27);
        return await handler.ApplyAsync(command, new EffectContext(command.Key, found, sendBefore), scene.Cancellation) switch
        {
            EffectResult.Reached reached => new Outcome.Reached(reached.Receipt),
            EffectResult.Refused refused => new Outcome.Refused(refused),
            _ => new Outcome.Parked("an unknown result"),
        };
    }

    private async Task ExpectSameAsync(Scene scene, TCommand command, Outcome outcome, InspectedDocument document, string when)
    {
        if (CaseSteps<TCommand>.TraitsOf(scene).Guarantee == EffectGuarantee.None && outcome is Outcome.Parked)
        {
            _ = await _steps.ExpectOneAsync(scene, command, when);
            return;
        }

        var now = await _steps.ExpectDoneAsync(scene, command, outcome, when);
        Demand.Equal(document.Id, now.Id, $"the document {when}");
    }
}
