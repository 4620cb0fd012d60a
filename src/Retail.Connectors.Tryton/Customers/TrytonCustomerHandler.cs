using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>
/// Ensures a customer as <c>party.party</c> whose <c>code</c> is the key's short form: the database lets one party have it,
/// inactive ones included. A party that is there, made or taken over, is left as the ERP keeps it.
/// </summary>
internal sealed class TrytonCustomerHandler(TrytonConnection tryton) : ICommandHandler<EnsureCustomer>
{
    /// <summary>Countries whose VAT numbers Tryton checks as <c>eu_vat</c>.</summary>
    private static readonly HashSet<string> VatPrefixes = new(StringComparer.Ordinal)
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT",
        "RO", "SE", "SI", "SK",
    };

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
    };

    public async Task<Finding> FindAsync(EnsureCustomer command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await FindAsync(command, tryton.Client, cancellationToken);
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
                return SeveralCarry(command, several);
        }

        var client = tryton.Client.Until(context.SendBefore);
        if (!command.Match.IsEmpty && await TakeOverAsync(command, client, cancellationToken) is { } taken)
        {
            return taken;
        }

        var customer = command.Customer;
        var name = TrytonText.OneLine(customer.Company.Length > 0 ? customer.Company : customer.Name);
        var address = await tryton.Places.ResolveAsync(
            customer.Address, customer.Address.IsEmpty ? string.Empty : PostalAddress.NameOf(customer.Address), client, cancellationToken);
        string? words = null;
        foreach (var type in IdentifierTypes(customer.TaxId))
        {
            try
            {
                var id = await client.CreateAsync(TrytonModels.Parties.Name, Party(command, name, address, type), cancellationToken);
                return new EffectResult.Reached(ReceiptFor(id, name));
            }
            catch (ConnectorException exception) when (exception.Code == TrytonErrors.UserError)
            {
                // The code may have been taken by another attempt, or the VAT number be wrong: the text alone tells, in any language.
                words = exception.Message;
                if (await PartyFinder.FindAsync(command.Key, client, cancellationToken) is { } made)
                {
                    return new EffectResult.Reached(ReceiptFor(made.Id, made.Name ?? name));
                }
            }
        }

        return new EffectResult.Refused(
            "load-refused", words ?? string.Empty, "Correct the customer's data in the shop, or what Tryton asks of a party, then replay.");
    }

    private async Task<Finding> FindAsync(EnsureCustomer command, TrytonClient client, CancellationToken cancellationToken)
    {
        if (await PartyFinder.FindAsync(command.Key, client, cancellationToken) is { } made)
        {
            return new Finding.Complete(ReceiptFor(made.Id, made.Name ?? string.Empty));
        }

        var taken = command.Match.IsEmpty ? [] : await TakenParties.FindAsync(command.Key, client, cancellationToken);
        return taken switch
        {
            [] => new Finding.Nothing(),
            [var only] => new Finding.Complete(ReceiptFor(only.Id, only.Name ?? string.Empty)),
            _ => new Finding.Several([.. taken.Select(party => RefTo(party.Id))]),
        };
    }

    /// <summary>A party that Tryton had before, or the words with which several are refused; null if there is none.</summary>
    private async Task<EffectResult?> TakeOverAsync(EnsureCustomer command, TrytonClient client, CancellationToken cancellationToken)
    {
        // Nothing that was begun under the key may be made twice: an earlier attempt may have made the party, or marked it.
        switch (await FindAsync(command, client, cancellationToken))
        {
            case Finding.Complete before:
                return new EffectResult.Reached(before.Receipt);
            case Finding.Several several:
                return SeveralCarry(command, several);
        }

        switch (await TakenParties.MatchAsync(command, client, cancellationToken))
        {
            case []:
                return null;
            case [var only]:
                await TakenParties.MarkAsync(command.Key, only, client, cancellationToken);
                return new EffectResult.Reached(ReceiptFor(only.Id, only.Name ?? string.Empty));
            case var several:
                return new EffectResult.Refused(
                    "ambiguous-customer",
                    $"{several.Count} parties could be {command.Customer.Ref}: {string.Join(", ", several.Select(party => $"{party.Name} ({TrytonFormat.Id(party.Id)})"))}.",
                    "Merge the parties in Tryton, or take the tax id, e-mail or phone from all but one, then replay.");
        }
    }

    private static EffectResult.Refused SeveralCarry(EnsureCustomer command, Finding.Several several) => new(
        "several-documents", $"{several.Documents.Length} parties carry the identifier of {command.Key.ShortForm()}.",
        "Merge the parties in Tryton, or take the identifier from all but one, then replay.");

    /// <summary>A number that fails Tryton's check is kept as an identifier without a type, so that no order waits for it.</summary>
    private static IEnumerable<string?> IdentifierTypes(TaxId? taxId)
    {
        if (taxId is { Value.Length: > 2 } && VatPrefixes.Contains(taxId.Value[..2].ToUpperInvariant()))
        {
            yield return "eu_vat";
        }

        yield return null;
    }

    private static TrytonFields Party(EnsureCustomer command, string name, PostalAddress address, string? identifierType)
    {
        var customer = command.Customer;
        var party = new TrytonFields().Set("name", name).Set("code", command.Key.ShortForm())
            .SetRows("addresses", TrytonCommand.Create(address.Fields(invoice: true, delivery: true)));
        var phone = customer.Phone.Length > 0 ? customer.Phone : customer.Address.Phone;
        (string Type, string Value)[] contacts = [("email", TrytonText.OneLine(customer.Email)), ("phone", TrytonText.OneLine(phone))];
        if (contacts.Where(contact => contact.Value.Length > 0).ToList() is { Count: > 0 } known)
        {
            // A phone number in a form that Tryton does not know would refuse the party: as "other" it is kept as it is.
            _ = party.SetRows("contact_mechanisms", TrytonCommand.Create([.. known.Select(contact => new TrytonFields()
                .Set("type", contact.Type == "phone" && !contact.Value.StartsWith('+') ? "other" : contact.Type).Set("value", contact.Value))]));
        }

        return customer.TaxId is { Value.Length: > 0 } taxId
            ? party.SetRows("identifiers", TrytonCommand.Create(new TrytonFields().Set("type", identifierType).Set("code", TrytonText.OneLine(taxId.Value))))
            : party;
    }

    private Receipt ReceiptFor(long id, string name) => new()
    {
        Document = RefTo(id),
        DisplayName = name.Length > 0 ? name : TrytonFormat.Id(id),
        Stage = DocumentStage.Confirmed,
    };

    private EntityRef RefTo(long id) => new(tryton.System, EntityKind.Partner, TrytonFormat.Id(id));
}
