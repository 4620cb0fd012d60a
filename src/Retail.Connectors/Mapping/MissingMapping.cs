namespace Retail.Connectors.Mapping;

/// <summary>A value that no mapping table knows.</summary>
/// <param name="Table">The table, see <see cref="MappingTables"/>.</param>
/// <param name="From">The system whose word it is.</param>
/// <param name="To">The system whose word is looked for.</param>
/// <param name="Value">The word without a mapping; may be empty.</param>
public sealed record MissingMapping(string Table, SystemName From, SystemName To, string Value)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Table} '{Value}' of {From} has no mapping to {To}";
}
