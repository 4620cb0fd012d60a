using NodaTime;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Effects;

/// <summary>How ensuring one effect ended.</summary>
internal abstract record EffectOutcome
{
    private EffectOutcome()
    {
    }

    /// <summary>It stands in the target; <paramref name="New"/> is false if the ledger knew that before.</summary>
    public sealed record Reached(EffectCompletion Completion, bool New) : EffectOutcome
    {
        /// <summary>False for converging commands: they are written again whenever the record changes.</summary>
        public bool IsRecorded { get; init; } = true;
    }

    public sealed record Parked(ParkReason Reason) : EffectOutcome
    {
        /// <summary>What stands under the key with what was asked for before; null if it is parked for another reason.</summary>
        public Reached? Stands { get; init; }

        /// <summary>True if the target refused it, and may refuse others for the same reason.</summary>
        public bool IsRefusal { get; init; }
    }

    /// <summary>Not now; most often without fault of this work.</summary>
    public sealed record NotBefore(Instant At, string Reason) : EffectOutcome
    {
        /// <summary>True if it does not become better by waiting alone, so that it must not go on without end.</summary>
        public bool CountsAttempt { get; init; }
    }

    public sealed record FenceLost : EffectOutcome;
}
