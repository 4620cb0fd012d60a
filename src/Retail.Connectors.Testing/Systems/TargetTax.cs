namespace Retail.Connectors.Testing.Systems;

/// <summary>A tax that the target has.</summary>
/// <param name="RateId">The shop's id of the rate, free to choose.</param>
/// <param name="Code">The target's own name of the tax, as a mapping table would hold it.</param>
/// <param name="Percent">The rate: 19 for 19 %.</param>
public sealed record TargetTax(string RateId, string Code, decimal Percent);
