using Retail.Connectors.Lookups;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>Addresses that were written or read before, so that an order need not ask for them.</summary>
internal sealed class PartnerDirectory(TimeSpan duration, TimeProvider time)
{
    /// <summary>The partners' own addresses, by the short form of the customer's key.</summary>
    public ExpiringCache<string, OdooAddress> Own { get; } = new(duration, time);

    /// <summary>External ids of further addresses that exist.</summary>
    public ExpiringCache<string, bool> Further { get; } = new(duration, time);

    /// <summary>Ids of partners that Odoo had before, by the short form of the customer's key; 0 if none was taken over.</summary>
    public ExpiringCache<string, long> Taken { get; } = new(duration, time);

    public void Forget()
    {
        Taken.Clear();
        Own.Clear();
        Further.Clear();
    }
}
