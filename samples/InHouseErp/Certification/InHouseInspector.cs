using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;

namespace InHouseErp.Certification;

/// <summary>Reads the tables with statements of its own.</summary>
internal sealed class InHouseInspector(Tables tables, SystemProfile profile) : ISystemInspector
{
    public Task<ImmutableArray<InspectedDocument>> FindAsync(
        SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken)
    {
        (string, object)[] where = [("$c", system.Value), ("$k", key.ShortForm())];
        return Task.FromResult<ImmutableArray<InspectedDocument>>([.. kind == EntityKind.Partner
            ? tables.Rows(
                "SELECT id, name FROM customer WHERE company = $c AND external_key = $k",
                static row => new InspectedDocument { Id = row.GetString(0), Name = row.GetString(1) }, where)
        : kind == EntityKind.Payment
            ? tables.Rows(
                "SELECT id, amount, currency, date FROM payment WHERE company = $c AND external_key = $k",
                row => new InspectedDocument
                {
                    Id = row.GetString(0),
                    Stage = DocumentStage.Posted,
                    Grand = Money(row.GetInt64(1), row.GetString(2)),
                    Date = Date(row.GetString(3)),
                },
                where)
        : kind == EntityKind.Return
            ? tables.Rows(
                "SELECT delivery.id, quantity FROM delivery JOIN delivery_line ON delivery_line.delivery = delivery.id WHERE company = $c AND external_key = $k",
                static row => new InspectedDocument
                {
                    Id = row.GetString(0),
                    Stage = DocumentStage.Posted,
                    Fields = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("quantity", row.GetString(1)),
                },
                where)
        : tables.Rows(
            "SELECT id, state, currency, date FROM document WHERE company = $c AND external_key = $k AND kind = $kind",
            Document,
            [.. where, ("$kind", kind == EntityKind.SalesOrder ? "order" : kind == EntityKind.Invoice ? "invoice" : "credit")])]);
    }

    public Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only shops are looked at record by record.");

    private InspectedDocument Document(SqliteDataReader row)
    {
        var id = row.GetString(0);
        var currency = row.GetString(2);
        var net = tables.Rows("SELECT COALESCE(SUM(net), 0) FROM document_line WHERE document = $id", static sum => sum.GetInt64(0), ("$id", id)).Single();
        var tax = tables.Rows("SELECT COALESCE(SUM(amount), 0) FROM document_tax WHERE document = $id", static sum => sum.GetInt64(0), ("$id", id)).Single();
        return new InspectedDocument
        {
            Id = id,
            Stage = row.GetString(1) switch
            {
                "draft" => DocumentStage.Draft,
                "open" => DocumentStage.Confirmed,
                "posted" => DocumentStage.Posted,
                _ => DocumentStage.Cancelled,
            },
            LineNames = [.. tables.Rows("SELECT name FROM document_line WHERE document = $id ORDER BY position", static line => line.GetString(0), ("$id", id))],
            Net = Money(net, currency),
            Grand = Money(net + tax, currency),
            Date = Date(row.GetString(3)),
        };
    }

    private Money Money(long units, string currency)
    {
        var rules = profile.Currencies.Single(known => known.Currency.Value == currency);
        return new Money(units * rules.MinorUnit, rules.Currency);
    }

    private static LocalDate? Date(string text) => text.Length > 0 ? LocalDatePattern.Iso.Parse(text).Value : null;
}
