using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Operations;

/// <summary>Chooses parked work; what is null is not asked for.</summary>
/// <param name="Flow">Of this flow.</param>
/// <param name="Code">With this <see cref="ParkReason.Code"/>.</param>
/// <param name="Owner">Of this owner.</param>
public sealed record ParkFilter(string? Flow = null, string? Code = null, ParkOwner? Owner = null)
{
    /// <summary>For people and the audit: what is asked for, <c>*</c> for the rest.</summary>
    public override string ToString() => $"flow {Flow ?? "*"}, code {Code ?? "*"}, owner {Owner?.ToString() ?? "*"}";
}
