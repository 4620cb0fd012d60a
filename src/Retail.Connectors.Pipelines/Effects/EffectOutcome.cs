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

    public sealed record Parked(ParkReason Reason) : EffectOutcome;

    /// <summary>Not now; without fault of this work.</summary>
    public sealed record NotBefore(Instant At, string Reason) : EffectOutcome;

    public sealed record FenceLost : EffectOutcome;
}
