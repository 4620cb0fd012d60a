using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>
/// Mapping tables as people see and change them at run time. What is configured is the seed; an edit is kept in the store
/// and wins over it, on all nodes.
/// </summary>
public interface IMappingEditor
{
    /// <summary>All rows that are configured or edited, by table, systems and word.</summary>
    ValueTask<ImmutableArray<MappingView>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Says what a word means. Stored in one commit with its audit row; all work that was parked for want of the word is
    /// tried again and parks only if something else is missing.
    /// </summary>
    /// <param name="word">The word; <see cref="MappingWord.For"/> takes it from the reason of parked work.</param>
    /// <param name="mapped">What it means; may be empty.</param>
    /// <param name="seen">The <see cref="MappingView.Version"/> that the person saw; 0 if the word was not edited.</param>
    /// <param name="actor">Who; required.</param>
    /// <param name="cancellationToken">Stops the wait; it may have been stored.</param>
    /// <returns>False if somebody else edited the word since: nothing is stored, list again and decide anew.</returns>
    /// <exception cref="ArgumentException">The table or the actor is empty.</exception>
    ValueTask<bool> TrySaveAsync(MappingWord word, string mapped, long seen, string actor, CancellationToken cancellationToken);

    /// <summary>Removes an edit: what is configured counts again.</summary>
    /// <param name="word">The word.</param>
    /// <param name="seen">The version of the edit that the person saw.</param>
    /// <param name="actor">Who; required.</param>
    /// <param name="cancellationToken">Stops the wait; it may have been stored.</param>
    /// <returns>False if somebody else edited or removed it since: nothing is stored.</returns>
    /// <exception cref="ArgumentException">The table or the actor is empty, or no edit was seen.</exception>
    ValueTask<bool> TryRemoveAsync(MappingWord word, long seen, string actor, CancellationToken cancellationToken);

    /// <summary>Makes several edits in one commit, all or none: an import.</summary>
    /// <param name="edits">The edits, each word once; none stores nothing.</param>
    /// <param name="cancellationToken">Stops the wait; they may have been stored.</param>
    /// <returns>False if one of the words was edited since it was seen: nothing is stored.</returns>
    /// <exception cref="ArgumentException">A word is named twice, or a table or an actor is empty.</exception>
    ValueTask<bool> TryEditAsync(IReadOnlyCollection<MappingEdit> edits, CancellationToken cancellationToken);

    /// <summary>All edits of a word that were ever made, removals included, the oldest first.</summary>
    ValueTask<ImmutableArray<StoredMapping>> ListHistoryAsync(MappingWord word, CancellationToken cancellationToken);
}
