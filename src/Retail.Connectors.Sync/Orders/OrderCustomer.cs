using Retail.Connectors.Customers;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Who the buyer of an order is, as a customer of their own.</summary>
internal static class OrderCustomer
{
    /// <summary>
    /// An account is one customer. Guests are one customer per e-mail address; a guest without one is a customer of
    /// that order alone. The address itself is not part of the id: it is a digest.
    /// </summary>
    public static Customer Of(Order order)
    {
        var buyer = order.Buyer;
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
