using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>
/// Parties that Tryton had before and that were taken over for a customer. They are left as they are, code included; an identifier
/// without a type is added, by which people who type the key find them too.
/// </summary>
internal static class TakenParties
{
    private const string Words = "shop customer ";
    private const int Attempts = 5;

    /// <summary>True for an identifier that says for whom a party was taken over, and is no tax id.</summary>
    public static bool IsMark(TrytonIdentifier identifier) =>
        identifier is { Type: null or "", Code: { } code } && code.StartsWith(Words, StringComparison.Ordinal);

    /// <summary>The parties that carry the key: none, one, or more if people copied the party. Inactive ones are among them.</summary>
    public static Task<List<TrytonParty>> FindAsync(EffectKey customer, TrytonClient client, CancellationToken cancellationToken) =>
        client.SearchReadAsync(
            TrytonModels.Parties, TrytonDomain.Equal("identifiers.code", Mark(customer)).IncludingInactive(), new TrytonQuery { Order = ["id"] }, cancellationToken);

    /// <summary>What the first criterion finds that finds any.</summary>
    public static async Task<List<TrytonParty>> MatchAsync(EnsureCustomer command, TrytonClient client, CancellationToken cancellationToken)
    {
        foreach (var match in command.Match)
        {
            var candidates = await CandidatesAsync(match, command.Customer, client, cancellationToken);
            if (candidates.Count > 0)
            {
                return candidates;
            }
        }

        return [];
    }

    /// <summary>Writes the key under the party's optimistic lock, so that several processes at once write it once.</summary>
    public static async Task MarkAsync(EffectKey customer, TrytonParty party, TrytonClient client, CancellationToken cancellationToken)
    {
        var mark = Mark(customer);
        var row = new TrytonFields().SetRows("identifiers", TrytonCommand.Create(new TrytonFields().Set("type", (string?)null).Set("code", mark)));
        for (var attempt = 1; !party.Identifiers.Any(identifier => identifier.Code == mark); attempt++)
        {
            try
            {
                await client.WriteAsync(
                    TrytonModels.Parties.Name, [party.Id], row,
                    party.Timestamp is { } stamp ? new Dictionary<long, string> { [party.Id] = stamp } : null, cancellationToken);
                return;
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Conflict && attempt < Attempts)
            {
                // Somebody else wrote the party, perhaps this very key: look again.
                if (await client.FindAsync(TrytonModels.Parties, party.Id, cancellationToken) is not { } again)
                {
                    throw;
                }

                party = again;
            }
        }
    }

    private static string Mark(EffectKey customer) => Words + customer.ShortForm();

    private static async Task<List<TrytonParty>> CandidatesAsync(
        CustomerMatch match, Customer customer, TrytonClient client, CancellationToken cancellationToken)
    {
        var wanted = match switch
        {
            CustomerMatch.TaxId => Plain(customer.TaxId?.Value),
            CustomerMatch.Email => customer.Email.Trim(),
            CustomerMatch.Phone => Digits(customer.Phone.Length > 0 ? customer.Phone : customer.Address.Phone),
            _ => throw new ArgumentOutOfRangeException(nameof(match), match, "Unknown way to recognise a customer."),
        };
        var found = new List<TrytonParty>();
        if (wanted.Length == 0)
        {
            return found;
        }

        // Numbers stand as people typed them: the search lets anything be between the characters, and what it finds is compared here.
        var domain = match switch
        {
            CustomerMatch.TaxId => TrytonDomain.Where("identifiers.code", "ilike", Spaced(wanted)),
            CustomerMatch.Email => TrytonDomain.Where("contact_mechanisms.value", "ilike", TrytonValue.From($"%{wanted}%")),
            _ => TrytonDomain.Where("contact_mechanisms.value", "ilike", Spaced(wanted)),
        };
        await foreach (var party in client.ListAsync(TrytonModels.Parties, domain, cancellationToken))
        {
            if (Is(party, match, wanted))
            {
                found.Add(party);
            }
        }

        return found;
    }

    private static bool Is(TrytonParty party, CustomerMatch match, string wanted) => match switch
    {
        CustomerMatch.TaxId => party.Identifiers.Any(identifier => !IsMark(identifier) && Plain(identifier.Code) == wanted),
        CustomerMatch.Email => party.ContactMechanisms.Any(contact =>
            contact.Type == "email" && string.Equals(contact.Value?.Trim(), wanted, StringComparison.OrdinalIgnoreCase)),

        // The connector itself keeps a number that does not begin with a plus as "other".
        _ => party.ContactMechanisms.Any(contact => contact.Type is "phone" or "mobile" or "other" && Digits(contact.Value) == wanted),
    };

    private static TrytonValue Spaced(string text) => TrytonValue.From($"%{string.Join('%', text.ToCharArray())}%");

    private static string Plain(string? taxId) => new([.. (taxId ?? string.Empty).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Digits(string? phone) => new([.. (phone ?? string.Empty).Where(char.IsAsciiDigit)]);
}
