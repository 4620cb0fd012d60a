namespace Retail.Connectors.Effects;

/// <summary>What should be true in a target system. Hosts add commands of their own by implementing this.</summary>
public interface ICommand
{
    /// <summary>The name of the one effect this command stands for.</summary>
    EffectKey Key { get; }

    /// <summary>A digest of what is asked: two commands under one key with different digests are different wishes.</summary>
    Digest Digest();

    /// <summary>
    /// What it would make true, in one line for people who read a dry run: numbers and amounts, no personal data. Default: its key.
    /// </summary>
    string Describe() => Key.ToString();

    /// <summary>
    /// True if whatever stands under the key fulfils it and is left as the target keeps it, even if other content was asked
    /// for before. Default false: then what differs waits for a person.
    /// </summary>
    bool KeepsWhatIsThere => false;

    /// <summary>
    /// True if a look compares what stands there with what is asked, so that what it calls complete is adopted whatever was asked
    /// under the key before. Default false: a look goes by the key alone.
    /// </summary>
    bool IsFoundByContent => false;

    /// <summary>
    /// The effect that made the document which this command changes. While an earlier request of that effect may still arrive, this one
    /// is not carried out: it would be overwritten. Default null: it changes no document of another effect, or nothing that arrives
    /// late can undo what it does.
    /// </summary>
    EffectKey? Follows => null;
}
