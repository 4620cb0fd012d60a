namespace Retail.Connectors.Changes;

/// <summary>
/// Tells what changed in a system since a cursor. The feed owns its overlap: it may tell the same change twice, and
/// must not miss one by equal timestamps, late commits or rows that move between pages.
/// </summary>
/// <typeparam name="T">The canonical type.</typeparam>
public interface IChangeFeed<T>
    where T : class
{
    /// <summary>What this feed cannot see, in a sentence or two, for people and for reconciliation; empty if nothing.</summary>
    string Gaps { get; }

    /// <summary>Reads the next page.</summary>
    /// <param name="after">Where the last page ended; null to start from the feed's configured beginning.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<FeedPage<T>> ReadAsync(Cursor? after, CancellationToken cancellationToken);
}
