using Retail.Connectors.Customers;

namespace Retail.Connectors.Sync.Customers;

/// <summary>Says which partner of the ERP a customer of the shop becomes.</summary>
public sealed class CustomerPolicyBuilder
{
    private readonly CustomerPolicy _policy;

    internal CustomerPolicyBuilder(CustomerPolicy policy) => _policy = policy;

    /// <summary>
    /// By what partners that the ERP had before are taken over, in this order; the first that finds any decides, and several found wait
    /// for a person. Without a call none is taken over.
    /// </summary>
    /// <param name="by">For example tax id, then e-mail, then phone.</param>
    /// <exception cref="ArgumentException">One of them is named twice.</exception>
    public CustomerPolicyBuilder Match(params CustomerMatch[] by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Distinct().Count() != by.Length)
        {
            throw new ArgumentException("Name each way to recognise a customer once.", nameof(by));
        }

        _policy.Match.Clear();
        foreach (var match in by)
        {
            _policy.Match.Add(match);
        }

        return this;
    }

    /// <summary>What buyers without an account become. Default: one customer for each e-mail address.</summary>
    public CustomerPolicyBuilder Guests(GuestCustomers guests)
    {
        _policy.Guests = guests;
        return this;
    }

    /// <summary>All guests of the shop are one customer of that name.</summary>
    /// <param name="name">What the partner is called, before the shop's name.</param>
    public CustomerPolicyBuilder CollectiveGuests(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _policy.CollectiveName = name;
        return Guests(GuestCustomers.Collective);
    }
}
