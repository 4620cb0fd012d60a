using Retail.Connectors.Mapping;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>Names one row of a mapping table: a word of one system, and the system in which it is to mean something.</summary>
/// <param name="Table">The table, see <see cref="MappingTables"/>.</param>
/// <param name="From">The system whose word it is.</param>
/// <param name="To">The system in which it means something.</param>
/// <param name="Value">The word; empty is a word like any other.</param>
public readonly record struct MappingWord(string Table, SystemName From, SystemName To, string Value)
{
    /// <summary>The word that parked work waits for.</summary>
    public static MappingWord For(MissingMapping missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        return new MappingWord(missing.Table, missing.From, missing.To, missing.Value);
    }

    /// <summary>What work that waits for this word says is missing.</summary>
    public MissingMapping ToMissing() => new(Table, From, To, Value);

    /// <summary>For people and logs: <c>tax '7' of shop-us to erp-us</c>.</summary>
    public override string ToString() => $"{Table} '{Value}' of {From} to {To}";
}
