namespace Retail.Connectors.Stock;

/// <summary>A place that keeps goods: a warehouse, a shop floor, a supplier's shelf.</summary>
/// <param name="Ref">Which record in which system.</param>
/// <param name="Code">The system's short name of it, for example <c>WH</c>; what configuration names it by.</param>
/// <param name="Name">What people call it.</param>
public sealed record Location(EntityRef Ref, string Code, string Name);
