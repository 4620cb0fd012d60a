using NodaTime;

namespace Retail.Connectors.Effects;

/// <summary>What a connector promises about one command.</summary>
public sealed record EffectTraits
{
    /// <summary>How an unknown outcome is settled.</summary>
    public required EffectGuarantee Guarantee { get; init; }

    /// <summary>
    /// How long after the last moment a request could have been sent it may still be carried out: the server's own limit
    /// for a request, and the wait for its turn. A looked up key is not asked for before it has passed; under an enforced
    /// key the same is written again at once, and something else not before. Default zero.
    /// </summary>
    public Duration SettleAfter { get; init; } = Duration.Zero;

    /// <summary>The stage at which the command is fulfilled.</summary>
    public required DocumentStage Reaches { get; init; }

    /// <summary>True if carrying it out sends mail or moves money: such effects are not repeated for history.</summary>
    public bool HasSideEffects { get; init; }
}
