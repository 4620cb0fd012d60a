namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>What became of one item of a batch.</summary>
/// <typeparam name="TRecord">The record's type.</typeparam>
/// <param name="Action">What was to be done.</param>
/// <param name="Index">The item's place among those to create; the place it was sent at for the others.</param>
/// <param name="Id">The record's id; 0 if it was to be created and was not.</param>
/// <param name="Record">The record as it is now, or as it was when it was deleted; null on failure.</param>
/// <param name="Error">Why it failed; null on success. <see cref="ConnectorErrorKind.Ambiguous"/> if nobody can tell whether it did.</param>
public sealed record WooBatchResult<TRecord>(WooBatchAction Action, int Index, long Id, TRecord? Record, ConnectorException? Error)
    where TRecord : class
{
    /// <summary>The item was carried out.</summary>
    public bool Succeeded => Error is null;
}
