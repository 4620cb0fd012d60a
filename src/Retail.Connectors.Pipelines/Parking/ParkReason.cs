using System.Collections.Immutable;
using Retail.Connectors.Mapping;

namespace Retail.Connectors.Pipelines.Parking;

/// <summary>Why work is parked.</summary>
/// <param name="Code">Stable name, for example <c>missing-mapping</c> or <c>money-differs</c>.</param>
/// <param name="Explanation">What happened, in full sentences, with the vendor's own words.</param>
/// <param name="FixHint">What mends it.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record ParkReason(string Code, string Explanation, string FixHint, ParkOwner Owner)
{
    /// <summary>The mappings that are missing; empty if the reason is another.</summary>
    public ImmutableArray<MissingMapping> Missing { get; init; } = [];

    /// <summary>The same reason without the words that may tell of a person.</summary>
    public ParkReason Erased() => this with { Explanation = "Erased.", FixHint = "Erased." };
}
