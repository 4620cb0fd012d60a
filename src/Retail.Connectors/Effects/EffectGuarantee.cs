namespace Retail.Connectors.Effects;

/// <summary>How an unknown outcome of a command is settled at its target.</summary>
public enum EffectGuarantee
{
    /// <summary>
    /// The target itself enforces the key: writing the same again at once is safe. Something else waits until what was sent
    /// before can no longer arrive.
    /// </summary>
    Enforced,

    /// <summary>The key can be looked up: wait until the settle time has passed, find, then write.</summary>
    Lookup,

    /// <summary>Writing the newest state again leads to the same result; nothing is recorded per key.</summary>
    Converging,

    /// <summary>Nothing findable is left behind: an unknown outcome waits for a person.</summary>
    None,
}
