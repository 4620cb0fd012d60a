using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Computed fields of parties, their addresses and of the company.</summary>
internal static class PartyFields
{
    private static readonly HashSet<string> TaxTypes = ["eu_vat", "de_vat", "at_vat", "ch_vat"];

    public static Dictionary<(string, string), Func<Work, Record, object?>> All { get; } = new()
    {
        [("party.party", "full_name")] = static (_, party) => party.Text("name"),
        [("party.party", "code_readonly")] = static (_, _) => true,
        [("party.party", "email")] = static (work, party) => Contact(work, party, "email"),
        [("party.party", "phone")] = static (work, party) => Contact(work, party, "phone"),
        [("party.party", "mobile")] = static (work, party) => Contact(work, party, "mobile"),
        [("party.party", "fax")] = static (work, party) => Contact(work, party, "fax"),
        [("party.party", "website")] = static (work, party) => Contact(work, party, "website"),
        [("party.party", "tax_identifier")] = static (work, party) =>
            work.Rows(party, "identifiers").Find(identifier => TaxTypes.Contains(identifier.Text("type") ?? ""))?.Id,
        [("party.party", "currency_digits")] = static (_, _) => 2L,
        [("party.party", "receivable")] = static (work, party) => Receivable(work, party),
        [("party.party", "receivable_today")] = static (work, party) => Receivable(work, party),
        [("party.party", "payable")] = static (_, _) => 0m,
        [("party.party", "payable_today")] = static (_, _) => 0m,
        [("party.party", "rec_name")] = static (_, party) => string.IsNullOrEmpty(party.Text("name")) ? $"[{party.Text("code")}]" : party.Text("name"),
        [("party.address", "rec_name")] = static (work, address) => OneLine(work, address),
        [("party.address", "full_address")] = static (work, address) => string.Join('\n', Parts(work, address)),
        [("party.address", "subdivision_types")] = static (_, _) => Array.Empty<long>(),
        [("party.identifier", "rec_name")] = static (_, identifier) => identifier.Text("code"),
        [("party.contact_mechanism", "rec_name")] = static (_, contact) => contact.Text("value"),
        [("party.contact_mechanism", "email")] = static (_, contact) => contact.Text("value"),
        [("party.contact_mechanism", "value_compact")] = static (_, contact) => contact.Text("type") is "phone" or "mobile" or "fax"
            ? contact.Text("value")?.Replace(" ", "", StringComparison.Ordinal)
            : contact.Text("value"),
        [("company.company", "rec_name")] = static (work, company) => work.Follow(company, "party")?.Text("name"),
        [("carrier", "rec_name")] = static (work, carrier) =>
            work.Follow(carrier, "party") is { } party && work.Follow(carrier, "carrier_product") is { } product
                ? $"{party.Text("name")} - {work.Read(product, "rec_name")}"
                : null,
        [("res.user", "rec_name")] = static (_, user) => user.Text("name"),
        [("res.user", "password_hash")] = static (_, _) => null,
        [("account.account", "rec_name")] = static (_, account) => $"{account.Text("code")} - {account.Text("name")}",
    };

    private static string Contact(Work work, Record party, string type) =>
        work.Rows(party, "contact_mechanisms").Find(contact => contact.Text("type") == type)?.Text("value") ?? "";

    private static decimal Receivable(Work work, Record party) => work.Store["account.move.line"].Holding("party", party.Id)
        .Where(line => line.Link("reconciliation") is null && line.Link("account") == SeedIds.ReceivableAccount)
        .Sum(line => line.Money("debit") - line.Money("credit"));

    private static string OneLine(Work work, Record address) => string.Join(", ", Parts(work, address));

    private static IEnumerable<string> Parts(Work work, Record address) =>
        ((string?[])[
            address.Text("party_name") ?? work.Follow(address, "party")?.Text("name"),
            .. address.Text("street")?.Split('\n') ?? [],
            address.Text("postal_code"), address.Text("city"), work.Follow(address, "country")?.Text("code")])
        .OfType<string>().Where(part => part.Length > 0);
}
