using System.Collections.Immutable;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>How one command is set up and looked at. All that the suite asks of every command is asked through it.</summary>
internal abstract class CommandScenario<TCommand>
    where TCommand : ICommand
{
    /// <summary>The command's name in ids of cases.</summary>
    public abstract string Subject { get; }

    public abstract SystemRole Role { get; }

    /// <summary>False if a connector must have it.</summary>
    public virtual bool MayBeGap => true;

    /// <summary>True if it changes a document that another command made: then there is one from the beginning.</summary>
    public virtual bool ChangesWhatIsThere => false;

    /// <summary>True if whatever stands under the key fulfils it.</summary>
    public virtual bool KeepsWhatIsThere => false;

    /// <summary>What a target refuses.</summary>
    public virtual ImmutableArray<Refusal<TCommand>> Refusals => [];

    /// <summary>The registration under which the command is tried.</summary>
    public virtual SystemProfile ProfileFor(SystemProfile profile) => profile;

    /// <summary>Makes what must be there before, and a command that nobody has asked for yet.</summary>
    public abstract Task<TCommand> PrepareAsync(Scene scene, string id);

    /// <summary>Another wish under the same key; null if there is none.</summary>
    public abstract TCommand? Change(Scene scene, TCommand command);

    /// <summary>What stands under the key, seen past the connector.</summary>
    public abstract Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, TCommand command);

    /// <summary>What of a document is not as the command asks; null if all is.</summary>
    public abstract string? Wrong(TCommand command, InspectedDocument document);

    public Task<TCommand> PrepareAsync(Scene scene) => PrepareAsync(scene, scene.NextId());

    protected static string? Differs<T>(string what, T wished, T seen) =>
        EqualityComparer<T>.Default.Equals(wished, seen) ? null : $"its {what} is {seen} and not {wished}";

    protected static string? Differs(InspectedDocument document, string field, string wished) =>
        Differs(field, wished, document.Fields.GetValueOrDefault(field, "not told"));
}
