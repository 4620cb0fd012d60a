using System.Text.Json;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Finds and orders records: domain, companies, archived ones, order, offset, limit.</summary>
internal static class RecordSearch
{
    public static IReadOnlyList<OdooRecord> Find(OdooSession session, OdooModel model, JsonElement? domain, string? order, int offset, int? limit)
    {
        var found = Matching(session, model, domain).ToList();
        found.Sort(RecordOrder.Parse(session, model, order));
        IEnumerable<OdooRecord> page = found;
        page = offset > 0 ? page.Skip(offset) : page;
        return [.. limit is { } count ? page.Take(count) : page];
    }

    public static IEnumerable<OdooRecord> Matching(OdooSession session, OdooModel model, JsonElement? domain)
    {
        var table = session.Store[model.Name];
        var condition = Domain.Parse(session, model, domain);
        var candidates = condition.Candidates(session, table)?.Select(table.Find).OfType<OdooRecord>() ?? (model.Name is "ir.model.data" ? ExternalIdRecords(session, model) : table.Records);
        var archived = !session.ActiveTest || !model.TryFind("active", out _) || MentionsActive(domain);
        return candidates.Where(record => (archived || record["active"] is not false) && IsVisible(session, record) && condition.Matches(session, record));
    }

    /// <summary>Whether the record belongs to one of the companies the call may see, or to none.</summary>
    public static bool IsVisible(OdooSession session, OdooRecord record) => record.Model.Name switch
    {
        "res.company" => session.Companies.Contains(record.Id) || session.User.CompanyIds.Contains(record.Id),
        "sale.order.line" => session.Store["sale.order"].Find(record.Link("order_id") ?? 0) is { } order && IsVisible(session, order),
        "res.partner" => true,
        _ => record.Link("company_id") is not { } company || session.Companies.Contains(company),
    };

    private static IEnumerable<OdooRecord> ExternalIdRecords(OdooSession session, OdooModel model) =>
        session.Store.ExternalIds.All.Select((entry, index) =>
        {
            var dot = entry.Key.IndexOf('.', StringComparison.Ordinal);
            return new OdooRecord(model, index + 1)
            {
                ["module"] = entry.Key[..dot],
                ["name"] = entry.Key[(dot + 1)..],
                ["model"] = entry.Value.Model,
                ["res_id"] = entry.Value.Id,
                ["write_date"] = session.Store[entry.Value.Model].Find(entry.Value.Id)?["create_date"],
            };
        });

    private static bool MentionsActive(JsonElement? domain) =>
        domain is { ValueKind: JsonValueKind.Array } given
        && given.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Array && item.GetArrayLength() == 3
            && item[0].ValueKind is JsonValueKind.String && item[0].ValueEquals("active"));
}
