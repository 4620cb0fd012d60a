using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Links;

/// <summary>One record became, or belongs to, another: order 1234 of a shop became sales order S00042 of an ERP.</summary>
/// <param name="Source">The record it came from.</param>
/// <param name="Role">What the target is to it.</param>
/// <param name="Target">The record it became.</param>
/// <param name="DisplayName">What people call the target.</param>
public sealed record Link(EntityRef Source, LinkRole Role, EntityRef Target, string DisplayName)
{
    /// <summary>No lines.</summary>
    public static ImmutableSortedDictionary<string, string> NoLines { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The source's line ids with the target's; a line that was split stands in several links. Empty if nobody said.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Lines { get; init; } = NoLines;
}
