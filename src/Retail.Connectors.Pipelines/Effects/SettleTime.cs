using NodaTime;

namespace Retail.Connectors.Pipelines.Effects;

/// <summary>
/// How long an effect waits after the last moment of sending before it is begun again, because what was sent before may
/// still arrive.
/// </summary>
/// <param name="Same">The wait if the same is asked again; null if it may be begun again at once.</param>
/// <param name="Other">The wait if something else is asked under the key; null if it may be begun again at once.</param>
public readonly record struct SettleTime(Duration? Same, Duration? Other)
{
    /// <summary>Nothing waits.</summary>
    public static SettleTime None => default;

    /// <summary>Whatever is asked waits: until then it cannot be told what is there.</summary>
    public static SettleTime Always(Duration after) => new(after, after);

    /// <summary>
    /// Only something else waits: the target enforces the key, so that the same arrives once however often it is sent, but
    /// of two different wishes the one that arrives last stands.
    /// </summary>
    public static SettleTime IfChanged(Duration after) => new(null, after);

    /// <summary>When an effect has settled, for those who write a store; null if it need not be waited for.</summary>
    /// <param name="lastSendBefore">Until when anything could have been sent under the key.</param>
    /// <param name="isSame">True if the command that was begun last is the one that is asked now.</param>
    public Instant? Until(Instant lastSendBefore, bool isSame) => lastSendBefore + (isSame ? Same : Other);
}
