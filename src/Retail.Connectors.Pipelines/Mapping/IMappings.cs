using System.Diagnostics.CodeAnalysis;
using Retail.Connectors.Mapping;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>What words of one system mean in another.</summary>
public interface IMappings
{
    /// <summary>
    /// The mapping version of the store up to which edits are known; null if none are looked for. Work that is parked with
    /// an older version than the store's is tried again at once.
    /// </summary>
    long? Version => null;

    /// <summary>Looks a word up.</summary>
    /// <param name="table">The table, see <see cref="MappingTables"/>.</param>
    /// <param name="from">The system whose word it is.</param>
    /// <param name="to">The system whose word is looked for.</param>
    /// <param name="value">The word; empty is a word like any other.</param>
    /// <param name="mapped">What it means; may be empty.</param>
    /// <returns>False if nobody has said what it means.</returns>
    bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped);

    /// <summary>What is known now and stays as it is: one plan is made with one of them.</summary>
    IMappings Snapshot() => this;
}
