using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Customers;

/// <summary>Who the buyer of an order is, as a customer of their own.</summary>
internal static class BuyerCustomer
{
    /// <summary>The command that ensures the buyer; null if the policy gives a guest no customer.</summary>
    public static EnsureCustomer? Ensure(Order order, CustomerPolicy policy, SystemName target) =>
        Of(order, policy) is { } customer ? Ensure(customer, policy, target) : null;

    /// <summary>The command that ensures a customer. A collective one is nobody whom an ERP could have had before.</summary>
    public static EnsureCustomer Ensure(Customer customer, CustomerPolicy policy, SystemName target) =>
        new(EffectKey.For(customer.Ref, EnsureCustomer.Verb, target), customer)
        {
            Match = customer.Ref.Id == CollectiveId && customer.Ref.Kind == EntityKind.Guest ? [] : [.. policy.Match],
        };

    /// <summary>
    /// An account is one customer. Guests are one customer per e-mail address; a guest without one is a customer of
    /// that order alone. The address itself is not part of the id: it is a digest.
    /// </summary>
    public static Customer? Of(Order order, CustomerPolicy policy)
    {
        var buyer = order.Buyer;
        if (buyer.Account is null && policy.Guests != GuestCustomers.PerEmail)
        {
            return policy.Guests == GuestCustomers.None ? null : Collective(order.Ref.System, policy);
        }

        return new Customer
        {
            Ref = buyer.Account ?? new EntityRef(order.Ref.System, EntityKind.Guest, GuestId(order)),
            Name = NameOf(order),
            Company = buyer.Billing.Company,
            Email = buyer.Email,
            Phone = buyer.Phone,
            TaxId = buyer.TaxId,
            Address = buyer.Billing,
        };
    }

    private const string CollectiveId = "collective";

    private static Customer Collective(SystemName shop, CustomerPolicy policy) => new()
    {
        Ref = new EntityRef(shop, EntityKind.Guest, CollectiveId),
        Name = $"{policy.CollectiveName} {shop}",
        Address = new Address(),
    };

    private static string GuestId(Order order)
    {
        var email = order.Buyer.Email.Trim();
        if (email.Length == 0)
        {
            return $"order-{order.Ref.Id}";
        }

        using var digest = new DigestBuilder();
        return digest.Add("guest-email", email.ToUpperInvariant()).Build().Value[..24];
    }

    private static string NameOf(Order order)
    {
        var name = order.Buyer.Billing.DisplayName;
        if (name.Length > 0)
        {
            return name;
        }

        name = order.Buyer.Shipping.DisplayName;
        return name.Length > 0 ? name : $"Guest of order {order.Number}";
    }
}
