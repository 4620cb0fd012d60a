using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors;
using Retail.Connectors.Testing.Systems;

namespace InHouseErp.Certification;

/// <summary>What other people do in the ERP, straight in its tables.</summary>
internal sealed class InHouseStage(Tables tables, SystemProfile profile, ConformanceClock clock) : ISystemStage
{
    public Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken)
    {
        tables.Run(
            """
            INSERT INTO delivery (company, document, direction, made_at) SELECT company, id, 'out', $at FROM document WHERE id = $id;
            INSERT INTO delivery_line (delivery, line_key, sku, quantity)
                SELECT (SELECT MAX(id) FROM delivery), line_key, sku, quantity FROM document_line WHERE document = $id AND sku <> '';
            UPDATE stock SET on_hand = CAST(CAST(on_hand AS REAL) - (SELECT SUM(CAST(quantity AS REAL)) FROM document_line AS line WHERE line.document = $id AND line.sku = stock.sku) AS TEXT)
                WHERE location = (SELECT MIN(location.id) FROM location JOIN document ON document.company = location.company WHERE document.id = $id)
                AND sku IN (SELECT sku FROM document_line WHERE document = $id);
            """,
            ("$id", salesOrder.Id), ("$at", clock.Now.ToUnixTimeMilliseconds()));
        return Task.CompletedTask;
    }

    public Task ClosePeriodAsync(SystemName system, LocalDate through, CancellationToken cancellationToken)
    {
        tables.Run("UPDATE company SET closed_through = $date WHERE code = $c", ("$date", LocalDatePattern.Iso.Format(through)), ("$c", system.Value));
        return Task.CompletedTask;
    }

    public Task SetStockAsync(SystemName system, string location, string sku, decimal quantity, CancellationToken cancellationToken)
    {
        tables.Run(
            "UPDATE stock SET on_hand = $quantity WHERE sku = $sku AND location = (SELECT id FROM location WHERE company = $c AND code = $location)",
            ("$quantity", quantity.ToString(CultureInfo.InvariantCulture)), ("$sku", sku), ("$c", system.Value), ("$location", location));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> AddAsync(SystemName system, EntityKind kind, int count, Instant at, CancellationToken cancellationToken)
    {
        var (table, columns, values) = Statement(kind);
        var last = tables.Rows($"SELECT COALESCE(MAX(id), 0) FROM {table}", static row => row.GetInt64(0)).Single();
        tables.Run(
            $"""
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $count)
            INSERT INTO {table} ({columns}) SELECT {values} FROM number
            """,
            ("$count", count), ("$c", system.Value), ("$at", at.ToUnixTimeMilliseconds()), ("$last", last), ("$currency", profile.Currencies[0].Currency.Value));
        return Task.FromResult<ImmutableArray<string>>(
            [.. tables.Rows($"SELECT id FROM {table} WHERE id > $last ORDER BY id", static row => row.GetString(0), ("$last", last))]);
    }

    public Task TouchAsync(EntityRef record, CancellationToken cancellationToken)
    {
        tables.Run($"UPDATE {TableOf(record.Kind)} SET company = company WHERE id = $id", ("$id", record.Id));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(EntityRef record, CancellationToken cancellationToken)
    {
        tables.Run($"DELETE FROM {TableOf(record.Kind)} WHERE id = $id", ("$id", record.Id));
        return Task.CompletedTask;
    }

    public Task SpoilAsync(EntityRef record, CancellationToken cancellationToken)
    {
        tables.Run($"UPDATE {TableOf(record.Kind)} SET company = company WHERE id = $id", ("$id", record.Id));
        if (TableOf(record.Kind) == "document")
        {
            tables.Run("INSERT INTO document_line (document, line_key, position, sku, name, quantity, net) VALUES ($id, 'x', 0, '', '', 'many', 0)", ("$id", record.Id));
        }

        return Task.CompletedTask;
    }

    private static string TableOf(EntityKind kind) =>
        kind == EntityKind.Product ? "article" : kind == EntityKind.Shipment ? "delivery" : "document";

    private static (string Table, string Columns, string Values) Statement(EntityKind kind) =>
        kind == EntityKind.Product ? ("article", "company, sku, name, price", "$c, 'B-' || ($last + n), 'Article', 100")
        : kind == EntityKind.Shipment ? ("delivery", "company, document, direction, made_at", "$c, 0, 'out', $at")
        : ("document", "company, kind, state, customer, currency, made_at",
            $"$c, '{(kind == EntityKind.SalesOrder ? "order" : kind == EntityKind.Invoice ? "invoice" : "credit")}', 'draft', 0, $currency, $at");
}
