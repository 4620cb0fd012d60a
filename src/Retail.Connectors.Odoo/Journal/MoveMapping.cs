using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>Customer invoices, or credit notes.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
internal sealed class MoveMapping<T>(
    OdooConnection odoo, EntityKind kind, string type, Func<OdooAccountMove, DocumentTotals, ImmutableArray<EntityRef>, T> map)
    : IRecordMapping<OdooAccountMove, T>
    where T : class
{
    public EntityKind Kind => kind;

    public string Gaps => "A draft that is deleted is not told.";

    public OdooDomain Domain => OdooDomain.Equal("move_type", type);

    public OdooDomain Written(Instant from, Instant until) => Windows.Written(from, until, "line_ids");

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("create_date", from, until);

    public OdooDomain? ById(string id) => Windows.ById(id);

    public async Task<IReadOnlyList<Mapped<T>>> MapAsync(
        IReadOnlyList<OdooAccountMove> records, OdooClient client, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return [];
        }

        long[] ids = [.. records.Select(record => record.Id)];
        var totals = await Totals.ReadAsync(OdooAccountMove.Model, ids, client, cancellationToken);
        var lines = await client.SearchReadAsync<OdooAccountMoveLine>(
            OdooDomain.In("move_id", ids).And(OdooDomain.Equal("display_type", "product")), new OdooQuery { Order = "id" }, cancellationToken);
        var sales = (await client.ReadAsync<OdooSaleOrderLine>([.. lines.SelectMany(line => line.SaleLineIds).Distinct()], query: null, cancellationToken))
            .ToDictionary(line => line.Id, line => line.OrderId.Id);
        var orders = lines.SelectMany(line => line.SaleLineIds.Where(sales.ContainsKey), (line, sale) => (Move: line.MoveId.Id, Order: sales[sale]))
            .Distinct().ToLookup(line => line.Move, line => new EntityRef(odoo.System, EntityKind.SalesOrder, OdooFormat.Id(line.Order)));
        return
        [
            .. records.Select(record => totals.TryGetValue(record.Id, out var total)
                ? new Mapped<T>(RefTo(record), Revisions.Of(record), map(record, total, [.. orders[record.Id]]))
                : new Mapped<T>(RefTo(record), Revisions.Of(record), null, "The document went while it was read.")),
        ];
    }

    public CensusEntry ToEntry(OdooAccountMove record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(
            RefTo(record), Revisions.Of(record), record.State ?? string.Empty, Totals.Amount(record.AmountTotal, record.CurrencyId), record.InvoiceOrigin);
    }

    private EntityRef RefTo(OdooAccountMove record) => new(odoo.System, kind, OdooFormat.Id(record.Id));
}
