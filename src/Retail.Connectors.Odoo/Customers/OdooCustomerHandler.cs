using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>
/// Ensures a customer as <c>res.partner</c> under an external id made of the key. The key stands in <c>ref</c> as
/// well, where every sales user can search it. A partner that is there is left as the ERP keeps it.
/// </summary>
internal sealed class OdooCustomerHandler(OdooConnection odoo) : ICommandHandler<EnsureCustomer>
{
    private static readonly string[] Fields =
    [
        "id", "name", "is_company", "type", "street", "street2", "city", "zip", "state_id/.id", "country_id/.id",
        "email", "phone", "vat", "ref", "company_id/.id",
    ];

    private readonly TakenPartners _taken = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
    };

    public async Task<Finding> FindAsync(EnsureCustomer command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await odoo.Client.SearchReadAsync(
            "res.partner", OdooDomain.Equal("ref", command.Key.ShortForm()), OdooJsonContext.Default.PartnerRecord,
            new OdooQuery { Order = "id", PlainIds = true, IncludeArchived = true }, cancellationToken);
        if (found.Count == 0 && !command.Match.IsEmpty)
        {
            found = await TakenPartners.FindAsync(command.Key, odoo.Client, cancellationToken);
        }

        return found switch
        {
            [] => new Finding.Nothing(),
            [var partner] => new Finding.Complete(ReceiptFor(partner.Id, partner.Name ?? string.Empty)),
            _ => new Finding.Several([.. found.Select(partner => RefTo(partner.Id))]),
        };
    }

    public async Task<EffectResult> ApplyAsync(EnsureCustomer command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        switch (context.Found)
        {
            case Finding.Complete complete:
                return new EffectResult.Reached(complete.Receipt);
            case Finding.Several several:
                return new EffectResult.Refused(
                    "several-documents", $"{several.Documents.Length} partners carry the reference {command.Key.ShortForm()}.",
                    "Merge the partners in Odoo, or clear the reference of all but one.");
        }

        var client = odoo.Client.Until(context.SendBefore);
        if (!command.Match.IsEmpty && await TakeOverAsync(command, client, cancellationToken) is { } taken)
        {
            return taken;
        }

        var customer = command.Customer;
        var name = customer.Company.Length > 0 ? customer.Company : customer.Name;
        var address = await odoo.Places.ResolveAsync(customer.Address, name, client, cancellationToken);
        var loaded = await client.LoadAsync("res.partner", Fields, [RowOf(command, address)], cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same partner at the same moment.");
        }

        if (!loaded.IsImported)
        {
            return new EffectResult.Refused("load-refused", loaded.Words, "Correct the customer's data in the shop, or what Odoo asks of a partner.");
        }

        odoo.Partners.Own.Set(command.Key.ShortForm(), address);
        return new EffectResult.Reached(ReceiptFor(loaded.Ids[0], address.Name));
    }

    /// <summary>A partner that Odoo had before, or the words with which several are refused; null if there is none.</summary>
    private async Task<EffectResult?> TakeOverAsync(EnsureCustomer command, OdooClient client, CancellationToken cancellationToken)
    {
        // Nothing that was begun under the key may be made twice: an earlier attempt may have made the partner, or marked it.
        if (await FindAsync(command, cancellationToken) is Finding.Complete before)
        {
            return new EffectResult.Reached(before.Receipt);
        }

        switch (await TakenPartners.MatchAsync(command, client, cancellationToken))
        {
            case []:
                return null;
            case [var only]:
                await _taken.MarkAsync(command, only.Id, client, cancellationToken);
                return new EffectResult.Reached(ReceiptFor(only.Id, only.Name ?? string.Empty));
            case var several:
                return new EffectResult.Refused(
                    "ambiguous-customer",
                    $"{several.Count} partners could be {command.Customer.Ref}: {string.Join(", ", several.Select(partner => $"{partner.Name} ({OdooFormat.Id(partner.Id)})"))}.",
                    "Merge the partners in Odoo, or take the tax id, e-mail or phone from all but one, then replay.");
        }
    }

    private ImmutableArray<string> RowOf(EnsureCustomer command, OdooAddress address) =>
    [
        odoo.ExternalIds.Record(command.Key),
        address.Name,
        command.Customer.Company.Length > 0 ? "1" : "0",
        "contact",
        .. address.Cells(),
        command.Customer.Email,
        command.Customer.Phone.Length > 0 ? command.Customer.Phone : command.Customer.Address.Phone,
        command.Customer.TaxId?.Value ?? string.Empty,
        command.Key.ShortForm(),
        OdooFormat.Id(odoo.Options.CompanyId ?? 0),
    ];

    private Receipt ReceiptFor(long id, string name) =>
        new() { Document = RefTo(id), DisplayName = name, Stage = DocumentStage.Confirmed };

    private EntityRef RefTo(long id) => new(odoo.System, EntityKind.Partner, OdooFormat.Id(id));
}
