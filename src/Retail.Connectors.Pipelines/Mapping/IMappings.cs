using System.Diagnostics.CodeAnalysis;
using Retail.Connectors.Mapping;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>What words of one system mean in another.</summary>
public interface IMappings
{
    /// <summary>Looks a word up.</summary>
    /// <param name="table">The table, see <see cref="MappingTables"/>.</param>
    /// <param name="from">The system whose word it is.</param>
    /// <param name="to">The system whose word is looked for.</param>
    /// <param name="value">The word; empty is a word like any other.</param>
    /// <param name="mapped">What it means; may be empty.</param>
    /// <returns>False if nobody has said what it means.</returns>
    bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped);
}
