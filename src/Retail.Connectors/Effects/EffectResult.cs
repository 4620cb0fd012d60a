using System.Collections.Immutable;
using Retail.Connectors.Mapping;

namespace Retail.Connectors.Effects;

/// <summary>How an attempt to apply a command ended, if it ended in an answer.</summary>
public abstract record EffectResult
{
    private EffectResult()
    {
    }

    /// <summary>The wished stage is reached, and the money on the document was proven where the command has any.</summary>
    /// <param name="Receipt">What stands in the target.</param>
    public sealed record Reached(Receipt Receipt) : EffectResult;

    /// <summary>The target refuses by its rules, and will again until somebody changes something.</summary>
    /// <param name="Code">Stable reason, for example <c>unknown-sku</c>.</param>
    /// <param name="Words">The target's own words, or a full sentence.</param>
    /// <param name="FixHint">What mends it.</param>
    public sealed record Refused(string Code, string Words, string FixHint) : EffectResult
    {
        /// <summary>Mappings that are missing; empty if the reason is another.</summary>
        public ImmutableArray<MissingMapping> Missing { get; init; } = [];

        /// <summary>A document that was begun and is left as it is; null if there is none.</summary>
        public Receipt? Left { get; init; }
    }
}
