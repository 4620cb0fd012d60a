using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Retail.Connectors.Effects;

/// <summary>What an effect left in its target.</summary>
public sealed record Receipt
{
    /// <summary>The document.</summary>
    public required EntityRef Document { get; init; }

    /// <summary>What people call it, for example <c>S00042</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>How far it got.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>Explicit rounding that the document carries, per tax rate of the source; empty if the amounts are equal without.</summary>
    public ImmutableArray<RoundingAdjustment> Roundings { get; init; } = [];

    /// <summary>Source line id to the target's line id; empty if the target has no lines.</summary>
    public ImmutableSortedDictionary<string, string> Lines { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Until when, by the store's clock, an earlier request for the effect may still arrive and repeat what it says; null if none can.
    /// The engine says it, no connector does.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? SettlesAt { get; init; }
}
