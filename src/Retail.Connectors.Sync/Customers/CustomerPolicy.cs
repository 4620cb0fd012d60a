using Retail.Connectors.Customers;

namespace Retail.Connectors.Sync.Customers;

/// <summary>Which partner of the ERP a customer of the shop becomes.</summary>
public sealed class CustomerPolicy
{
    /// <summary>
    /// By what a partner that the ERP had before is taken over, the first that finds any decides; more than one found is left to a
    /// person. Default empty: partners are made, never taken over.
    /// </summary>
    public IList<CustomerMatch> Match { get; } = [];

    /// <summary>What a buyer without an account becomes. Default: one customer for each e-mail address.</summary>
    public GuestCustomers Guests { get; set; } = GuestCustomers.PerEmail;

    /// <summary>What all guests together are called, if they are one customer. Default <c>Guests</c>, followed by the shop's name.</summary>
    public string CollectiveName { get; set; } = "Guests";
}
