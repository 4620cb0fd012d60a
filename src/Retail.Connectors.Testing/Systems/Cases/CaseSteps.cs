using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Steps that the cases of a command share.</summary>
internal sealed class CaseSteps<TCommand>(CommandScenario<TCommand> scenario)
    where TCommand : class, ICommand
{
    public static EffectTraits TraitsOf(Scene scene) => scene.Calm.Handler<TCommand>().Traits;

    /// <summary>How many calls it takes if nothing goes wrong.</summary>
    public async Task<int> CountCallsAsync(Scene scene)
    {
        _ = TraitsOf(scene);
        var command = await scenario.PrepareAsync(scene);
        var process = scene.Start();
        ExpectReached(await process.EnsureAsync(command, scene.Cancellation), "without any fault");
        Demand.That(process.Gate.Calls > 0, "the connector's calls to pass the gate", "none did");
        return process.Gate.Calls;
    }

    public static Outcome.Reached ExpectReached(Outcome outcome, string when) =>
        outcome as Outcome.Reached ?? throw new BrokenException($"it to be reached {when}", outcome.ToString());

    /// <summary>One document, as it was asked for, and it is the one that the receipt names.</summary>
    public async Task<InspectedDocument> ExpectDoneAsync(Scene scene, TCommand command, Outcome outcome, string when)
    {
        var receipt = ExpectReached(outcome, when).Receipt;
        var document = await ExpectOneAsync(scene, command, when);
        Demand.That(scenario.Wrong(command, document) is null, $"the document to be as it was asked for {when}", scenario.Wrong(command, document) ?? string.Empty);
        if (!scenario.ChangesWhatIsThere)
        {
            Demand.That(receipt.Document.Id == document.Id, $"the receipt to name {document.Id} {when}", $"it names {receipt.Document.Id}");
        }

        var reaches = TraitsOf(scene).Reaches;
        Demand.That(document.Stage == reaches || document.Stage == DocumentStage.None, $"stage {reaches} {when}", $"it stands at {document.Stage}");
        return document;
    }

    public async Task<InspectedDocument> ExpectOneAsync(Scene scene, TCommand command, string when)
    {
        var documents = await scenario.DocumentsAsync(scene, command);
        return documents is [var only]
            ? only
            : throw new BrokenException($"one document {when}", $"there are {documents.Length}: {string.Join(", ", documents.Select(document => document.Id))}");
    }

    /// <summary>Whatever the outcome, the target holds one document at most, and one that is called reached is what was asked for.</summary>
    public async Task ExpectHonestAsync(Scene scene, TCommand command, Outcome outcome, string when)
    {
        ImmutableArray<InspectedDocument> documents = await scenario.DocumentsAsync(scene, command);
        Demand.That(documents.Length <= 1, $"one document at most {when}", $"there are {documents.Length}");
        switch (outcome)
        {
            case Outcome.Reached when documents is []:
                throw new BrokenException($"a document {when}, as the outcome says that it is reached", "there is none");
            case Outcome.Reached when !scenario.KeepsWhatIsThere && scenario.Wrong(command, documents[0]) is { } wrong:
                throw new BrokenException($"no outcome 'reached' for a document that says something else {when}", wrong);
            case Outcome.Refused { Result: var refused }:
                ExpectWords(refused);
                break;
            case Outcome.Failed or Outcome.Killed or Outcome.NotBefore:
                throw new BrokenException($"it to be reached, refused or parked in the end {when}", outcome.ToString());
        }
    }

    public static void ExpectWords(EffectResult.Refused refused)
    {
        Demand.That(
            refused.Code.Length > 0 && refused.Code.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_'),
            "a refusal with a stable code of small letters, digits and hyphens", $"its code is '{refused.Code}'");
        Demand.That(refused.Words.Length > 0, "a refusal that says why", "it has no words");
        Demand.That(refused.FixHint.Length > 0, "a refusal that says what mends it", "it has no hint");
    }
}
