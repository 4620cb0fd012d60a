namespace Retail.Connectors.Sync.Customers;

/// <summary>What a buyer without an account becomes.</summary>
public enum GuestCustomers
{
    /// <summary>One customer for each e-mail address; a guest without one is a customer of that order alone.</summary>
    PerEmail,

    /// <summary>All guests of a shop are one customer; their orders keep their own addresses.</summary>
    Collective,

    /// <summary>None: an order of a guest waits for a person.</summary>
    None,
}
