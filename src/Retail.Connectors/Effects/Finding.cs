using System.Collections.Immutable;

namespace Retail.Connectors.Effects;

/// <summary>What a target holds under an effect key.</summary>
public abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>Nothing carries the key.</summary>
    public sealed record Nothing : Finding;

    /// <summary>A document carries the key but has not reached its stage: it is resumed.</summary>
    /// <param name="Receipt">What stands there.</param>
    public sealed record Partial(Receipt Receipt) : Finding;

    /// <summary>A document carries the key and has reached its stage.</summary>
    /// <param name="Receipt">What stands there.</param>
    public sealed record Complete(Receipt Receipt) : Finding;

    /// <summary>More than one document carries the key: a person decides.</summary>
    /// <param name="Documents">All of them.</param>
    public sealed record Several(ImmutableArray<EntityRef> Documents) : Finding;
}
