namespace Retail.Connectors.Effects;

/// <summary>
/// Finds what carries a key without knowing the command: the record that asked for it may be cancelled or gone. A handler
/// implements it, registered under its system's name, where the target can be asked so.
/// </summary>
public interface IEffectFinder
{
    /// <summary>The verb of the keys that it finds, for example <c>submit</c>.</summary>
    string Verb { get; }

    /// <summary>What is promised for the command. With <see cref="EffectGuarantee.None"/> it is not asked.</summary>
    EffectTraits Traits { get; }

    /// <summary>Looks in the target for what carries the key. Writes nothing. Receipts name no lines and no roundings.</summary>
    /// <exception cref="ConnectorException">The target could not be asked.</exception>
    Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken);
}
