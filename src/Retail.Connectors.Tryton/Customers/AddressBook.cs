using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>
/// The addresses of an order as rows of the customer's party. One that is not there is added through the party, under its
/// optimistic lock, so that two orders at once do not add it twice.
/// </summary>
internal sealed class AddressBook(TrytonConnection tryton)
{
    private const int Attempts = 3;

    /// <summary>Party and address ids; null if the party does not exist.</summary>
    public async Task<OrderParty?> EnsureAsync(EffectKey customer, OrderBuyer buyer, TrytonClient client, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await PartyFinder.FindOrTakenAsync(customer, client, cancellationToken) is not { } party)
            {
                return null;
            }

            var billing = await ResolveAsync(buyer.Billing, client, cancellationToken);
            var shipping = await ResolveAsync(buyer.Shipping, client, cancellationToken) ?? billing;
            var invoiceTo = IdOf(billing, party);
            var deliverTo = IdOf(shipping, party);
            if (invoiceTo is { } invoice && deliverTo is { } delivery)
            {
                return new OrderParty(party, invoice, delivery);
            }

            var rows = new List<TrytonFields>();
            if (invoiceTo is null)
            {
                rows.Add((billing ?? Nowhere).Fields(invoice: false, delivery: false));
            }

            if (deliverTo is null && (shipping != billing || invoiceTo is not null))
            {
                rows.Add((shipping ?? Nowhere).Fields(invoice: false, delivery: false));
            }

            try
            {
                await client.WriteAsync(
                    TrytonModels.Parties.Name, [party.Id], new TrytonFields().SetRows("addresses", TrytonCommand.Create(rows)),
                    party.Timestamp is { } stamp ? new Dictionary<long, string> { [party.Id] = stamp } : null, cancellationToken);
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Conflict && attempt < Attempts)
            {
                // Somebody else wrote the party, perhaps with this very address: look again.
            }

            if (attempt > Attempts)
            {
                throw new ConnectorException(
                    ConnectorErrorKind.Conflict, tryton.System, $"The addresses of party {TrytonFormat.Id(party.Id)} do not stay as they were written. System {tryton.System}.");
            }
        }
    }

    /// <summary>Party and address ids as far as they are there; null if an address is not.</summary>
    public async Task<OrderParty?> FindAsync(TrytonParty party, OrderBuyer buyer, TrytonClient client, CancellationToken cancellationToken)
    {
        var billing = await ResolveAsync(buyer.Billing, client, cancellationToken);
        var shipping = await ResolveAsync(buyer.Shipping, client, cancellationToken) ?? billing;
        return IdOf(billing, party) is { } invoice && IdOf(shipping, party) is { } delivery ? new OrderParty(party, invoice, delivery) : null;
    }

    private static PostalAddress Nowhere { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty, null, null);

    private async Task<PostalAddress?> ResolveAsync(Address address, TrytonClient client, CancellationToken cancellationToken) =>
        address.IsEmpty ? null : await tryton.Places.ResolveAsync(address, PostalAddress.NameOf(address), client, cancellationToken);

    /// <summary>The row that says the same; for no address the party's first.</summary>
    private static long? IdOf(PostalAddress? address, TrytonParty party) =>
        (address is null ? party.Addresses.FirstOrDefault() : party.Addresses.FirstOrDefault(row => address.Is(row, party.Name ?? string.Empty)))?.Id;
}
