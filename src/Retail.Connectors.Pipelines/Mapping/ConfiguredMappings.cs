using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>Mapping tables as the host configured them.</summary>
internal sealed class ConfiguredMappings(IEnumerable<MappingRow> rows) : IMappings
{
    private readonly FrozenDictionary<(string, SystemName, SystemName, string), string> _rows = rows
        .GroupBy(row => (row.Table, row.From, row.To, row.Value))
        .ToFrozenDictionary(group => group.Key, group => group.Last().Mapped);

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped) =>
        _rows.TryGetValue((table, from, to, value), out mapped);
}
