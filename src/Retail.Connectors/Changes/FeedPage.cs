using System.Collections.Immutable;

namespace Retail.Connectors.Changes;

/// <summary>One page of a change feed.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
/// <param name="Items">What changed, in no particular order.</param>
/// <param name="Next">Where to go on; stored in the same commit as the items.</param>
/// <param name="HasMore">True if another page can be read at once.</param>
public sealed record FeedPage<T>(ImmutableArray<FeedItem<T>> Items, Cursor Next, bool HasMore)
    where T : class;
