using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>Mapping tables as the host configured them.</summary>
internal sealed class ConfiguredMappings(IEnumerable<MappingRow> rows)
{
    public FrozenDictionary<MappingWord, string> Rows { get; } = rows
        .GroupBy(row => new MappingWord(row.Table, row.From, row.To, row.Value))
        .ToFrozenDictionary(group => group.Key, group => group.Last().Mapped);

    public bool TryMap(MappingWord word, [NotNullWhen(true)] out string? mapped) => Rows.TryGetValue(word, out mapped);
}
