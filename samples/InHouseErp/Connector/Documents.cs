using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors.Amounts;

namespace InHouseErp.Connector;

/// <summary>Reads and writes documents with their lines.</summary>
internal static class Documents
{
    private const string Select = """
        SELECT document.id, kind, COALESCE(external_key, ''), content, number, state, origin, customer, document.currency, currency.digits, date, made_at,
            (SELECT MAX(sequence) FROM change WHERE change.kind = document.kind AND change.record = document.id)
        FROM document JOIN currency ON currency.code = document.currency
        WHERE document.company = $company AND kind = $kind AND
        """;

    public static ErpDocument? ByKey(ErpSession session, string kind, string key) =>
        Full(session, session.Rows($"{Select} external_key = $key", Map, ("$kind", kind), ("$key", key)).SingleOrDefault());

    public static ErpDocument? ById(ErpSession session, string kind, string id) => long.TryParse(id, CultureInfo.InvariantCulture, out var number)
        ? Full(session, session.Rows($"{Select} document.id = $id", Map, ("$kind", kind), ("$id", number)).SingleOrDefault())
        : null;

    /// <summary>A page of documents of a span of time, by id, so that what is written meanwhile moves nothing between pages.</summary>
    public static List<ErpDocument> Page(ErpSession session, string kind, Instant from, Instant to, long after, int count) =>
        [.. session.Rows(
            $"{Select} made_at >= $from AND made_at < $to AND document.id > $after ORDER BY document.id LIMIT $count", Map,
            ("$kind", kind), ("$from", from.ToUnixTimeMilliseconds()), ("$to", to.ToUnixTimeMilliseconds()), ("$after", after), ("$count", count))
            .Select(document => Full(session, document)!)];

    /// <summary>Writes head and lines, or the lines anew while it is a draft. A document that binds is left alone.</summary>
    /// <returns>What stands there now.</returns>
    public static ErpDocument WriteDraft(ErpSession session, DraftHead head, IEnumerable<ErpLine> lines)
    {
        session.Run(
            """
            INSERT INTO document (company, kind, external_key, state, origin, customer, currency, payment_method, date, made_at)
            VALUES ($company, $kind, $key, 'draft', $origin, $customer, $currency, $method, $date, $at)
            ON CONFLICT (company, kind, external_key) DO NOTHING
            """,
            ("$kind", head.Kind), ("$key", head.Key), ("$origin", head.Origin), ("$customer", head.Customer), ("$currency", head.Currency),
            ("$method", head.PaymentMethod), ("$date", head.Date), ("$at", head.At.ToUnixTimeMilliseconds()));
        var document = ByKey(session, head.Kind, head.Key)!;
        if (document.State != "draft")
        {
            return document;
        }

        session.Run(
            "UPDATE document SET content = $content, currency = $currency, date = $date WHERE id = $id",
            ("$content", head.Content), ("$currency", head.Currency), ("$date", head.Date), ("$id", document.Id));
        ReplaceLines(session, document.Id, lines);
        return ByKey(session, head.Kind, head.Key)!;
    }

    public static void ReplaceLines(ErpSession session, long document, IEnumerable<ErpLine> lines)
    {
        session.Run("DELETE FROM document_tax WHERE document = $id", ("$id", document));
        session.Run("DELETE FROM document_line WHERE document = $id", ("$id", document));
        var position = 0;
        foreach (var line in lines)
        {
            session.Run(
                "INSERT INTO document_line (document, line_key, position, sku, name, quantity, net) VALUES ($id, $key, $position, $sku, $name, $quantity, $net)",
                ("$id", document), ("$key", line.Key), ("$position", position++), ("$sku", line.Sku), ("$name", line.Name),
                ("$quantity", line.Quantity.ToString(CultureInfo.InvariantCulture)), ("$net", line.Net));
            foreach (var tax in line.Taxes)
            {
                session.Run(
                    "INSERT INTO document_tax (document, line_key, tax) VALUES ($id, $key, $tax)",
                    ("$id", document), ("$key", line.Key), ("$tax", tax));
            }
        }
    }

    /// <summary>Takes a draft to its next stage, if it still holds what was proven.</summary>
    /// <returns>What stands there now.</returns>
    public static ErpDocument Bind(ErpSession session, ErpDocument draft, string state)
    {
        session.Run(
            """
            UPDATE document SET state = $state, number = $prefix || printf('%06d', id)
            WHERE id = $id AND state = 'draft' AND content = $content
            """,
            ("$state", state), ("$prefix", draft.Kind[..1].ToUpperInvariant()), ("$id", draft.Id), ("$content", draft.Content));
        return ByKey(session, draft.Kind, draft.Key)!;
    }

    private static ErpDocument? Full(ErpSession session, ErpDocument? document)
    {
        if (document is null)
        {
            return null;
        }

        var taxes = session.Rows(
            "SELECT line_key, tax, amount FROM document_tax WHERE document = $id",
            static row => (Line: row.GetString(0), Tax: row.GetString(1), Amount: row.GetInt64(2)), ("$id", document.Id));
        return document with
        {
            Lines = [.. session.Rows(
                "SELECT line_key, sku, name, quantity, net FROM document_line WHERE document = $id ORDER BY position",
                row => new ErpLine(
                    row.GetString(0), row.GetString(1), row.GetString(2), decimal.Parse(row.GetString(3), CultureInfo.InvariantCulture),
                    row.GetInt64(4), [.. taxes.Where(tax => tax.Line == row.GetString(0)).Select(tax => tax.Tax)]),
                ("$id", document.Id))],
            Taxes = taxes.GroupBy(tax => tax.Tax).ToImmutableSortedDictionary(tax => tax.Key, tax => tax.Sum(part => part.Amount), StringComparer.Ordinal),
        };
    }

    private static ErpDocument Map(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Kind = row.GetString(1),
        Key = row.GetString(2),
        Content = row.GetString(3),
        Number = row.GetString(4),
        State = row.GetString(5),
        Origin = row.IsDBNull(6) ? null : row.GetInt64(6),
        Customer = row.GetInt64(7),
        Currency = new CurrencyRules(new CurrencyCode(row.GetString(8)), row.GetInt32(9)),
        Date = row.GetString(10),
        MadeAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(11)),
        Revision = row.GetInt64(12).ToString(CultureInfo.InvariantCulture),
    };
}
