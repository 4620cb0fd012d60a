namespace Retail.Connectors.Changes;

/// <summary>One entry of a change feed.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
public abstract record FeedItem<T>
    where T : class
{
    private FeedItem()
    {
    }

    /// <summary>The record changed, or may have.</summary>
    /// <param name="Ref">Which record.</param>
    /// <param name="Revision">The system's mark of its state.</param>
    /// <param name="Value">The record, if the feed got it on the way; null otherwise.</param>
    public sealed record Seen(EntityRef Ref, Revision Revision, T? Value) : FeedItem<T>;

    /// <summary>The record is gone.</summary>
    /// <param name="Ref">Which record.</param>
    public sealed record Gone(EntityRef Ref) : FeedItem<T>;

    /// <summary>An entry that cannot be understood: it is parked alone, and its page goes on.</summary>
    /// <param name="Ref">Which record, if that much could be read.</param>
    /// <param name="Raw">What the system sent, shortened.</param>
    /// <param name="Error">Why it cannot be understood.</param>
    public sealed record Unreadable(EntityRef? Ref, string Raw, string Error) : FeedItem<T>;
}
