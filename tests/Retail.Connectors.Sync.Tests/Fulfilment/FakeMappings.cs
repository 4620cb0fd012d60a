using System.Diagnostics.CodeAnalysis;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Sync.Tests.Fulfilment;

/// <summary>Mapping tables whatever the systems are.</summary>
internal sealed class FakeMappings : IMappings
{
    private readonly Dictionary<(string Table, string Value), string> _rows = [];

    public FakeMappings Map(string table, string value, string mapped)
    {
        _rows[(table, value)] = mapped;
        return this;
    }

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped) =>
        _rows.TryGetValue((table, value), out mapped);
}
