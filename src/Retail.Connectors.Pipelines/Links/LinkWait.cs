using System.Collections.Immutable;

namespace Retail.Connectors.Pipelines.Links;

/// <summary>A link that work waits for.</summary>
/// <param name="Record">The record at one of its ends.</param>
/// <param name="Role">Its role.</param>
/// <param name="System">The system in which the record at its other end must be.</param>
public readonly record struct LinkWait(EntityRef Record, LinkRole Role, SystemName System)
{
    /// <summary>
    /// True if the link comes to <see cref="Record"/> from a record of <see cref="System"/>: a shipment waits until an order of the shop
    /// is linked to its sales order. Default false: it goes from <see cref="Record"/> to a record of <see cref="System"/>.
    /// </summary>
    public bool IsIncoming { get; init; }

    /// <summary>The waits that a link ends when it is stored: the one of its source, and that of its target.</summary>
    /// <param name="link">The link.</param>
    public static ImmutableArray<LinkWait> EndedBy(Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return
        [
            new LinkWait(link.Source, link.Role, link.Target.System),
            new LinkWait(link.Target, link.Role, link.Source.System) { IsIncoming = true },
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => IsIncoming ? $"a {Role} from {System} to {Record}" : $"a {Role} of {Record} in {System}";
}
