using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>The configured tables with the edits up to one version, which win.</summary>
internal sealed class KnownMappings(ConfiguredMappings seeds, ImmutableArray<StoredMapping> edits, long version) : IMappings
{
    private readonly Dictionary<MappingWord, string> _edits = edits
        .Where(edit => edit.Mapped is not null)
        .ToDictionary(edit => edit.Word, edit => edit.Mapped!);

    public long? Version { get; } = version;

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped)
    {
        var word = new MappingWord(table, from, to, value);
        return _edits.TryGetValue(word, out mapped) || seeds.TryMap(word, out mapped);
    }

    /// <summary>Words that are configured, and mean something else by an edit.</summary>
    public IEnumerable<MappingWord> Overridden() => _edits
        .Where(edit => seeds.TryMap(edit.Key, out var seed) && seed != edit.Value)
        .Select(edit => edit.Key)
        .OrderBy(word => word.ToString(), StringComparer.Ordinal);
}
