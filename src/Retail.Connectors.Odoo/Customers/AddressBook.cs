using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>
/// The addresses of an order. One that differs from the customer's own becomes a contact below the customer, of type
/// <c>other</c>, so that Odoo does not choose it for the next order by itself. Its external id is made of its content.
/// </summary>
internal sealed class AddressBook(OdooConnection odoo)
{
    /// <summary>A partner that was taken over has a database id and no external one of ours.</summary>
    private const string Plain = "#";

    private static string[] FieldsFor(string customer) =>
    [
        "id", Column("parent_id", customer), "type", "name", "street", "street2", "city", "zip", "state_id/.id", "country_id/.id", "phone", "company_id/.id",
    ];

    /// <summary>The column of <c>load</c> that takes what <see cref="OrderPartners"/> names.</summary>
    public static string Column(string field, string partner) => partner.StartsWith(Plain, StringComparison.Ordinal) ? $"{field}/.id" : $"{field}/id";

    /// <summary>The cell of <c>load</c> for what <see cref="OrderPartners"/> names.</summary>
    public static string Cell(string partner) => partner.StartsWith(Plain, StringComparison.Ordinal) ? partner[Plain.Length..] : partner;

    /// <summary>True if a partner is the one that <see cref="OrderPartners"/> names.</summary>
    public static bool Is(string partner, long id, string? externalId) =>
        partner.StartsWith(Plain, StringComparison.Ordinal) ? partner == Plain + OdooFormat.Id(id) : partner == externalId;

    /// <summary>External ids of the partners to invoice and to deliver to, or the words with which Odoo refuses an address.</summary>
    public async Task<OrderPartners> EnsureAsync(SubmitOrder command, OdooClient client, CancellationToken cancellationToken)
    {
        var (partners, planned) = await PlanAsync(command, client, cancellationToken);
        var rows = planned.Where(row => !odoo.Partners.Further.TryGet(row[0], out _)).ToList();
        if (rows.Count == 0)
        {
            return partners;
        }

        var loaded = await client.LoadAsync("res.partner", FieldsFor(partners.Customer), [.. rows.Select(row => (IReadOnlyList<string>)[row[0], Cell(row[1]), .. row.Skip(2)])], cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same address at the same moment.");
        }

        if (!loaded.IsImported)
        {
            return partners with { Refusal = loaded.Words };
        }

        rows.ForEach(row => odoo.Partners.Further.Set(row[0], true));
        return partners;
    }

    /// <summary>The partners that an order has, and the rows of those below the customer. Writes nothing.</summary>
    public async Task<(OrderPartners Partners, List<IReadOnlyList<string>> Rows)> PlanAsync(
        SubmitOrder command, OdooClient client, CancellationToken cancellationToken)
    {
        var buyer = command.Order.Buyer;
        var customer = odoo.ExternalIds.Record(command.Customer);
        var rows = new List<IReadOnlyList<string>>();

        // An order without addresses asks for nothing: who has none has nothing to compare.
        var own = buyer.Billing.IsEmpty && buyer.Shipping.IsEmpty ? null : await FindOwnAsync(command.Customer, client, cancellationToken);
        if (odoo.Partners.Taken.TryGet(command.Customer.ShortForm(), out var taken) && taken != 0)
        {
            customer = Plain + OdooFormat.Id(taken);
        }

        if (buyer.Billing.IsEmpty && buyer.Shipping.IsEmpty)
        {
            return (new OrderPartners(customer, customer, customer, null), rows);
        }

        var billing = await PlaceAsync(buyer.Billing);
        var shipping = buyer.Shipping == buyer.Billing ? billing : await PlaceAsync(buyer.Shipping);
        return (new OrderPartners(customer, billing, shipping, null), rows);

        async Task<string> PlaceAsync(Connectors.Customers.Address address)
        {
            if (address.IsEmpty)
            {
                return customer;
            }

            var place = await odoo.Places.ResolveAsync(address, OdooAddress.NameOf(address), client, cancellationToken);
            if (place.Name.Length == 0)
            {
                place = place with { Name = own?.Name ?? string.Empty };
            }

            if (place == own)
            {
                return customer;
            }

            var id = odoo.ExternalIds.Address(command.Customer, place.Hash());
            if (!rows.Exists(row => row[0] == id))
            {
                rows.Add([id, customer, "other", place.Name, .. place.Cells(), address.Phone, OdooFormat.Id(odoo.Options.CompanyId ?? 0)]);
            }

            return id;
        }
    }

    private async Task<OdooAddress?> FindOwnAsync(EffectKey customer, OdooClient client, CancellationToken cancellationToken)
    {
        var reference = customer.ShortForm();
        if (odoo.Partners.Own.TryGet(reference, out var known))
        {
            return known;
        }

        var found = await client.SearchReadAsync(
            "res.partner", OdooDomain.Equal("ref", reference), OdooJsonContext.Default.PartnerRecord,
            new OdooQuery { PlainIds = true, IncludeArchived = true }, cancellationToken);
        if (found is [])
        {
            found = await TakenPartners.FindAsync(customer, client, cancellationToken);
            odoo.Partners.Taken.Set(reference, found is [var taken] ? taken.Id : 0);
        }

        if (found is not [var partner])
        {
            return null;
        }

        odoo.Partners.Own.Set(reference, partner.Address);
        return partner.Address;
    }
}
