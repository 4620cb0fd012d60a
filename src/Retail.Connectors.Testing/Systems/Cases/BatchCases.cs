using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Commands that are carried out many at once.</summary>
internal sealed class BatchCases<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    public IEnumerable<SystemCase> All =>
    [
        new(scenario.Role, scenario.Subject, "batch", "one bad item of a batch is refused alone, and all others are carried out", BatchAsync),
        new(scenario.Role, scenario.Subject, "large-batch", "more items than one call takes are all carried out", LargeBatchAsync),
    ];

    private static IBatchCommandHandler<TCommand> HandlerOf(Scene scene) => scene.Calm.Port<IBatchCommandHandler<TCommand>>()
        ?? throw new DoesNotApplyException("the connector carries them out one by one");

    private async Task BatchAsync(Scene scene)
    {
        var handler = HandlerOf(scene);
        var commands = new List<TCommand>();
        for (var item = 0; item < 5; item++)
        {
            commands.Add(item == 2 ? await scenario.Refusals.First(refusal => refusal.Name.StartsWith("unknown", StringComparison.Ordinal)).PrepareAsync(scene) : await scenario.PrepareAsync(scene));
        }

        var results = await ApplyAsync(scene, handler, commands);
        Demand.That(results[commands[2].Key] is EffectResult.Refused, "the bad item to be refused", $"it is {results[commands[2].Key].GetType().Name}");
        CaseSteps<TCommand>.ExpectWords((EffectResult.Refused)results[commands[2].Key]);
        commands.RemoveAt(2);
        await ExpectDoneAsync(scene, commands, results);
    }

    private async Task LargeBatchAsync(Scene scene)
    {
        var handler = HandlerOf(scene);
        var commands = new List<TCommand>();
        for (var item = 0; item < handler.BatchSize; item++)
        {
            commands.Add(await scenario.PrepareAsync(scene));
        }

        await ExpectDoneAsync(scene, commands, await ApplyAsync(scene, handler, commands));
        scene.Notes.Add($"{commands.Count} at once");
    }

    private static async Task<IReadOnlyDictionary<EffectKey, EffectResult>> ApplyAsync(
        Scene scene, IBatchCommandHandler<TCommand> handler, List<TCommand> commands)
    {
        var context = new EffectContext(commands[0].Key, null, scene.Clock.Now + NodaTime.Duration.FromSeconds(27));
        var results = await handler.ApplyBatchAsync(commands, context, scene.Cancellation);
        Demand.None(commands.Where(command => !results.ContainsKey(command.Key)).Select(command => command.Key.ToString()), "a result for each item");
        return results;
    }

    private async Task ExpectDoneAsync(Scene scene, List<TCommand> commands, IReadOnlyDictionary<EffectKey, EffectResult> results)
    {
        foreach (var command in commands)
        {
            Demand.That(results[command.Key] is EffectResult.Reached, $"{command.Key} to be reached", results[command.Key].ToString());
            var documents = await scenario.DocumentsAsync(scene, command);
            Demand.That(documents is [_] && scenario.Wrong(command, documents[0]) is null, $"{command.Key} as it was asked for", documents is [var only] ? scenario.Wrong(command, only) ?? string.Empty : $"{documents.Length} records");
        }
    }
}
