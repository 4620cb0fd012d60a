using NodaTime;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>One element of a page of orders, readable or not.</summary>
/// <param name="Id">Its id; 0 if not even that could be read.</param>
/// <param name="Order">The order; null if it cannot be read.</param>
/// <param name="Raw">What came, shortened; empty for a readable order.</param>
/// <param name="Error">Why it cannot be read; empty for a readable order.</param>
internal sealed record WooOrderEntry(long Id, WooOrder? Order, string Raw, string Error)
{
    /// <summary>When it last changed; null if that cannot be read.</summary>
    public Instant? Modified => Order?.DateModifiedGmt;

    /// <summary>What tells one state of it from another.</summary>
    public string Fingerprint => Order is null ? Raw : WooOrderMapping.StampOf(Order);
}
