using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>
/// Partners that Odoo had before and that were taken over for a customer. They are left as they are: neither an external id nor a
/// reference is written, but a note that holds the key, by which they are found again.
/// </summary>
internal sealed class TakenPartners(OdooConnection odoo)
{
    private const string Model = "res.partner";

    /// <summary>The partners whose notes hold the key: none, one, or more if people copied the note.</summary>
    public static async Task<List<PartnerRecord>> FindAsync(EffectKey customer, OdooClient client, CancellationToken cancellationToken)
    {
        var notes = await client.SearchReadAsync(
            "mail.message",
            OdooDomain.Equal("model", Model).And(OdooDomain.Where("body", "ilike", OdooValue.From(Mark(customer)))),
            OdooJsonContext.Default.MessageRecord, new OdooQuery { PlainIds = true }, cancellationToken);
        var ids = notes.Select(note => note.ResId).Distinct().Order().ToList();
        return ids.Count == 0 ? [] : await client.ReadAsync(Model, ids, OdooJsonContext.Default.PartnerRecord, query: null, cancellationToken);
    }

    /// <summary>What the first criterion finds that finds any; further addresses of a partner stand for the partner.</summary>
    public static async Task<List<PartnerRecord>> MatchAsync(EnsureCustomer command, OdooClient client, CancellationToken cancellationToken)
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

    public async Task MarkAsync(EnsureCustomer command, long partner, OdooClient client, CancellationToken cancellationToken)
    {
        _ = await client.CallAsync(
            Model, "message_post", [partner],
            json => json.WriteString("body", $"Taken over as a customer of the shop {command.Customer.Ref.System}: {Mark(command.Key)}"), cancellationToken);
        odoo.Partners.Taken.Set(command.Key.ShortForm(), partner);
    }

    private static string Mark(EffectKey customer) => customer.ShortForm();

    private static async Task<List<PartnerRecord>> CandidatesAsync(CustomerMatch match, Customer customer, OdooClient client, CancellationToken cancellationToken)
    {
        var (field, wanted) = match switch
        {
            CustomerMatch.TaxId => ("vat", Plain(customer.TaxId?.Value)),
            CustomerMatch.Email => ("email", customer.Email.Trim()),
            CustomerMatch.Phone => ("phone", Digits(customer.Phone.Length > 0 ? customer.Phone : customer.Address.Phone)),
            _ => throw new ArgumentOutOfRangeException(nameof(match), match, "Unknown way to recognise a customer."),
        };
        if (wanted.Length == 0)
        {
            return [];
        }

        // Odoo keeps numbers as people typed them: what is between the characters is compared here.
        var spaced = match == CustomerMatch.Email ? wanted : string.Join('%', wanted.ToCharArray());
        var found = await client.SearchReadAsync(
            Model,
            OdooDomain.Where(field, "=ilike", OdooValue.From(match == CustomerMatch.Email ? spaced.Replace("_", "\\_", StringComparison.Ordinal) : $"%{spaced}%"))
                .And(OdooDomain.Where("parent_id", "=", OdooValue.Null)),
            OdooJsonContext.Default.PartnerRecord, new OdooQuery { Order = "id", Limit = 20, PlainIds = true }, cancellationToken);
        return
        [
            .. found.Where(partner => match switch
            {
                CustomerMatch.TaxId => Plain(partner.Vat) == wanted,
                CustomerMatch.Email => string.Equals(partner.Email?.Trim(), wanted, StringComparison.OrdinalIgnoreCase),
                _ => Digits(partner.Phone) == wanted,
            }),
        ];
    }

    private static string Plain(string? taxId) => new([.. (taxId ?? string.Empty).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Digits(string? phone) => new([.. (phone ?? string.Empty).Where(char.IsAsciiDigit)]);
}
