using NodaTime;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Edits of mappings, all that were ever made.</summary>
internal sealed class InMemoryMappings
{
    private readonly List<StoredMapping> _edits = [];

    public long Version => _edits.Count;

    /// <summary>The edits that count.</summary>
    public IEnumerable<StoredMapping> Current => _edits
        .GroupBy(edit => edit.Word, (_, edits) => edits.Last())
        .Where(edit => edit.Mapped is not null);

    public bool AreAsSeen(IEnumerable<MappingEdit> edits) =>
        edits.All(edit => edit.Seen == (HistoryOf(edit.Word).LastOrDefault() is { Mapped: not null, Version: var version } ? version : 0));

    public void Add(IEnumerable<MappingEdit> edits, Instant now)
    {
        foreach (var edit in edits)
        {
            _edits.Add(new StoredMapping(edit.Word, edit.Mapped, Version + 1, edit.Actor, now));
        }
    }

    public IEnumerable<StoredMapping> HistoryOf(MappingWord word) => _edits.Where(edit => edit.Word == word);
}
