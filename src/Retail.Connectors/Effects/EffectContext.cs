using NodaTime;

namespace Retail.Connectors.Effects;

/// <summary>What the engine tells a handler about one attempt.</summary>
/// <param name="Key">The effect; its short form goes into the target document.</param>
/// <param name="Found">What <c>FindAsync</c> said in this attempt; null if nobody looked, because nothing was sent before.</param>
/// <param name="SendBefore">No request may go out after this moment: the lease may be gone.</param>
public sealed record EffectContext(EffectKey Key, Finding? Found, Instant SendBefore);
