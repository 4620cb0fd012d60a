using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>All that is asked of a command, whichever it is.</summary>
internal static class CommandCases
{
    public static IEnumerable<SystemCase> Of<TCommand>(CommandScenario<TCommand> scenario)
        where TCommand : class, ICommand
    {
        var once = new OnceCases<TCommand>(scenario);
        var faults = new FaultCases<TCommand>(scenario);
        var late = new LateCases<TCommand>(scenario);
        var content = new ContentCases<TCommand>(scenario);
        yield return Make("offered", "the connector has a handler, and says what it promises", OnceCases<TCommand>.OfferedAsync);
        yield return Make("applied", "nothing is found before, and one document with the wished content after", once.AppliedAsync);
        yield return Make("repeated", "asked for again and again, also by a host that lost its store, it is done once", once.RepeatedAsync);
        yield return Make("parallel", "six processes at once bring about one document", once.ParallelAsync);
        yield return Make("killed-before", "a process that dies before any of its calls is resumed, once", faults.KilledBeforeAsync);
        yield return Make("killed-after", "a process that dies after any of its calls is resumed from what stands there, once", faults.KilledAfterAsync);
        yield return Make("answer-lost", "the answer to any call may be lost after the commit", faults.AnswerLostAsync);
        yield return Make("unavailable", "any call may be answered 503 and not carried out", faults.UnavailableAsync);
        yield return Make("html", "any call may be answered with a page of HTML", faults.HtmlAsync);
        yield return Make("late-commit", "any call may be carried out after the client gave up and looked", late.LateCommitAsync);
        yield return Make("settle-time", "the settle time covers what the target may still carry out", LateCases<TCommand>.SettleTimeAsync);
        yield return Make("changed-after", "another wish under the key of a finished document is not taken for done", content.ChangedAfterAsync);
        yield return Make("changed-halfway", "another wish under the key of a half-made document never ends as the old one", content.ChangedHalfwayAsync);
        yield return Make("changed-late", "an earlier wish that arrives late never replaces a later one", late.LateContentAsync);
        foreach (var refusal in scenario.Refusals)
        {
            yield return Make($"refuses-{refusal.Name}", refusal.Statement, scene => content.RefusedAsync(scene, refusal));
        }

        SystemCase Make(string name, string statement, Func<Scene, Task> run) =>
            new(scenario.Role, scenario.Subject, name, statement, scene => RunAsync(scene, run)) { MayBeGap = scenario.MayBeGap || name.StartsWith("refuses-", StringComparison.Ordinal) };

        Task RunAsync(Scene scene, Func<Scene, Task> run)
        {
            scene.Use(scenario.ProfileFor(scene.Profile));
            return run(scene);
        }
    }
}
