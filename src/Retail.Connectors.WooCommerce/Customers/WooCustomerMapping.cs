using Retail.Connectors.Customers;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>Turns a shop's customer account into the canonical customer. Names of the account are HTML-encoded, addresses are not.</summary>
/// <param name="system">The shop.</param>
/// <param name="options">Which extra fields may hold a tax id.</param>
public sealed class WooCustomerMapping(SystemName system, WooCommerceOptions options)
{
    /// <summary>Maps an account. The billing address is the main one; the shipping address if there is no other.</summary>
    /// <exception cref="ConnectorException">It has no id (<see cref="ConnectorErrorKind.Contract"/>).</exception>
    public Customer Map(WooCustomer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        if (customer.Id <= 0)
        {
            throw WooErrors.Contract(system, "A customer has no id.", requestId: null);
        }

        var billing = WooOrderMapping.AddressOf(customer.Billing);
        var address = billing.IsEmpty ? WooOrderMapping.AddressOf(customer.Shipping) : billing;
        string[] names =
        [
            $"{WooText.Plain(customer.FirstName)} {WooText.Plain(customer.LastName)}".Trim(), address.DisplayName, address.Company,
            customer.Username, customer.Email, WooTarget.Text(customer.Id),
        ];
        return new Customer
        {
            Ref = new EntityRef(system, EntityKind.Customer, WooTarget.Text(customer.Id)),
            Name = names.First(name => name.Length > 0),
            Company = address.Company,
            Email = customer.Email.Length > 0 ? customer.Email : customer.Billing.Email,
            Phone = customer.Billing.Phone.Length > 0 ? customer.Billing.Phone : customer.Shipping.Phone,
            TaxId = WooOrderMapping.TaxIdOf(customer.MetaData, address.Country, options),
            Address = address,
        };
    }

    /// <summary>What marks an account's state: when the shop says that it changed, which some changes do not move, and a digest of what was mapped.</summary>
    internal static Revision RevisionOf(WooCustomer customer, Customer mapped)
    {
        using var digest = new DigestBuilder();
        var address = mapped.Address;
        digest.Add("name", mapped.Name).Add("company", mapped.Company).Add("email", mapped.Email).Add("phone", mapped.Phone)
            .Add("tax-id", mapped.TaxId?.Value).Add("tax-country", mapped.TaxId?.Country)
            .Add("first", address.FirstName).Add("last", address.LastName).Add("company", address.Company)
            .Add("line1", address.Line1).Add("line2", address.Line2).Add("city", address.City).Add("postal-code", address.PostalCode)
            .Add("region", address.Region).Add("country", address.Country).Add("phone", address.Phone);
        return new Revision($"{StampOf(customer)}/{digest.Build().Value.AsSpan(0, 16)}");
    }

    internal static string StampOf(WooCustomer customer) => customer.DateModifiedGmt is { } moment ? WooDates.Format(moment) : "never";
}
