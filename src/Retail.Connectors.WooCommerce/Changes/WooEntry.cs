namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>One element of a page of records, readable or not.</summary>
/// <typeparam name="TRecord">The record's type.</typeparam>
/// <param name="Id">Its id; 0 if not even that could be read.</param>
/// <param name="Record">The record; null if it cannot be read.</param>
/// <param name="Raw">What came, shortened; empty for a readable record.</param>
/// <param name="Error">Why it cannot be read; empty for a readable record.</param>
internal sealed record WooEntry<TRecord>(long Id, TRecord? Record, string Raw, string Error)
    where TRecord : class;
