using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Two wishes under one key, and wishes that cannot be fulfilled.</summary>
internal sealed class ContentCases<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    private readonly CaseSteps<TCommand> _steps = new(scenario);

    public async Task ChangedAfterAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        if (traits.Guarantee == EffectGuarantee.None)
        {
            throw new DoesNotApplyException("what was done cannot be found: a host that lost its store asks a person");
        }

        foreach (var looks in traits.Guarantee switch
        {
            EffectGuarantee.Lookup => new[] { true },
            EffectGuarantee.Enforced => [true, false],
            _ => [false],
        })
        {
            var command = await scenario.PrepareAsync(scene);
            var changed = scenario.Change(scene, command) ?? throw new DoesNotApplyException("there is only one thing that it can ask for");
            _ = await scene.DoAsync(command);
            scene.Clock.Advance(traits.SettleAfter + NodaTime.Duration.FromMinutes(1));

            // A host that lost its store does not know that something else was asked before: the handler has to see it.
            scene.ForgetLedger();
            var handler = scene.Calm.Handler<TCommand>();
            var found = looks ? await handler.FindAsync(changed, scene.Cancellation) : null;
            var outcome = await ApplyAsync(scene, handler, changed, found);
            await _steps.ExpectHonestAsync(scene, changed, outcome, looks ? "found, then asked for something else" : "asked for something else");
            if (traits.Guarantee == EffectGuarantee.Converging)
            {
                _ = await _steps.ExpectDoneAsync(scene, changed, outcome, "as the newest state wins");
            }
            else if (outcome is Outcome.Refused && !scenario.ChangesWhatIsThere)
            {
                var document = await _steps.ExpectOneAsync(scene, command, "after the other wish was refused");
                Demand.That(scenario.Wrong(command, document) is null, "the document to stay as it was after the other wish was refused", scenario.Wrong(command, document) ?? string.Empty);
            }

            scene.Notes.Add($"{(looks ? "found first" : "written at once")}: {outcome}");
        }
    }

    public async Task ChangedHalfwayAsync(Scene scene)
    {
        var traits = CaseSteps<TCommand>.TraitsOf(scene);
        var calls = await _steps.CountCallsAsync(scene);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var position = 1; position <= calls; position++)
        {
            var command = await scenario.PrepareAsync(scene);
            var changed = scenario.Change(scene, command) ?? throw new DoesNotApplyException("there is only one thing that it can ask for");
            var process = scene.Start(call => call == position ? GateAction.DieAfter : GateAction.Pass);
            _ = await process.EnsureAsync(command, scene.Cancellation);
            var when = $"when the wish changed after call {position} of {calls}";
            var outcome = await scene.FinishAsync(changed);
            await _steps.ExpectHonestAsync(scene, changed, outcome, when);
            if (traits.Guarantee == EffectGuarantee.Converging)
            {
                _ = await _steps.ExpectDoneAsync(scene, changed, outcome, when);
            }

            seen.Add(outcome is Outcome.Refused refused ? $"refused ({refused.Result.Code})" : outcome.GetType().Name);
        }

        scene.Notes.Add($"ends as {string.Join(", ", seen)}");
    }

    public async Task RefusedAsync(Scene scene, Refusal<TCommand> refusal)
    {
        _ = CaseSteps<TCommand>.TraitsOf(scene);
        var command = await refusal.PrepareAsync(scene);
        var before = await scenario.DocumentsAsync(scene, command);
        var outcome = await scene.Start().EnsureAsync(command, scene.Cancellation);
        var refused = (outcome as Outcome.Refused ?? throw new BrokenException("it to be refused", outcome.ToString())).Result;
        CaseSteps<TCommand>.ExpectWords(refused);
        var after = await scenario.DocumentsAsync(scene, command);
        if (scenario.ChangesWhatIsThere)
        {
            Demand.Equal(Text(before), Text(after), "the document after the refusal, as it was before");
            return;
        }

        Demand.That(
            after.All(document => document.Stage is DocumentStage.Draft or DocumentStage.Cancelled),
            "no document that binds after a refusal",
            string.Join(", ", after.Select(document => $"{document.Id} stands at {document.Stage}")));
        Demand.That(after.Length <= 1, "one draft at most after a refusal", $"there are {after.Length}");
        scene.Notes.Add($"{refused.Code}: {refused.Words}");

        static string Text(ImmutableArray<InspectedDocument> documents) => string.Join("; ", documents.Select(document =>
            $"{document.Id} {document.Stage} {document.Grand} {string.Join(',', document.Fields.Select(field => $"{field.Key}={field.Value}"))}"));
    }

    private static async Task<Outcome> ApplyAsync(Scene scene, ICommandHandler<TCommand> handler, TCommand command, Finding? found)
    {
        if (found is Finding.Several several)
        {
            return new Outcome.Parked($"{several.Documents.Length} documents carry the key");
        }

        var context = new EffectContext(command.Key, found, scene.Clock.Now + NodaTime.Duration.FromSeconds(27));
        return await handler.ApplyAsync(command, context, scene.Cancellation) switch
        {
            EffectResult.Reached reached => new Outcome.Reached(reached.Receipt),
            EffectResult.Refused refused => new Outcome.Refused(refused),
            _ => new Outcome.Parked("an unknown result"),
        };
    }
}
