namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>One row of a mapping table.</summary>
/// <param name="Table">The table.</param>
/// <param name="From">The system whose word it is.</param>
/// <param name="To">The system in which it means something.</param>
/// <param name="Value">The word.</param>
/// <param name="Mapped">What it means.</param>
public sealed record MappingRow(string Table, SystemName From, SystemName To, string Value, string Mapped);
