using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Sales orders, quotations among them.</summary>
internal sealed class SalesOrderMapping(OdooConnection odoo) : IRecordMapping<OdooSaleOrder, SalesOrder>
{
    public EntityKind Kind => EntityKind.SalesOrder;

    public string Gaps => "An order that is deleted is not told: only a quotation or a cancelled order can be.";

    public OdooDomain Domain => OdooDomain.All;

    public OdooDomain Written(Instant from, Instant until) => Windows.Written(from, until, "order_line");

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("date_order", from, until);

    public OdooDomain? ById(string id) => Windows.ById(id);

    public async Task<IReadOnlyList<Mapped<SalesOrder>>> MapAsync(
        IReadOnlyList<OdooSaleOrder> records, OdooClient client, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return [];
        }

        long[] ids = [.. records.Select(record => record.Id)];
        var lines = await client.SearchReadAsync<OdooSaleOrderLine>(LinesOf(ids), InOrder, cancellationToken);
        var skus = await Skus.ReadAsync(lines.Select(line => line.ProductId.Id), client, cancellationToken);
        var totals = await Totals.ReadAsync(OdooSaleOrder.Model, ids, client, cancellationToken);
        var byOrder = lines.ToLookup(line => line.OrderId.Id);
        return [.. records.Select(record => Map(record, [.. byOrder[record.Id]], skus, totals.GetValueOrDefault(record.Id)))];
    }

    public CensusEntry ToEntry(OdooSaleOrder record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(
            RefTo(record), Revisions.Of(record), record.State ?? string.Empty, Totals.Amount(record.AmountTotal, record.CurrencyId), KeyOf(record));
    }

    public static DocumentStage StageOf(string? state) => state switch
    {
        "draft" or "sent" => DocumentStage.Draft,
        "sale" or "done" => DocumentStage.Confirmed,
        _ => DocumentStage.Cancelled,
    };

    /// <summary>The lines with an amount.</summary>
    public static OdooDomain LinesOf(long[] orders) => OdooDomain.In("order_id", orders).And(OdooDomain.Where("display_type", "=", OdooValue.Null));

    /// <summary>The lines as people see them.</summary>
    public static OdooQuery InOrder => new() { Order = "order_id, sequence, id" };

    /// <summary>An order that comes back from its cancellation is a quotation meanwhile.</summary>
    public static DocumentStage StageOf(OdooSaleOrder record) =>
        AmendmentMark.ComesBack(record.State, record.Origin) ? DocumentStage.Draft : StageOf(record.State);

    public static FulfilmentState FulfilmentOf(OdooSaleOrder record, ImmutableArray<OdooSaleOrderLine> lines) => record.DeliveryStatus switch
    {
        "full" when lines.All(line => line.QtyDelivered == 0) => FulfilmentState.Returned,
        "full" => FulfilmentState.Full,
        "partial" => FulfilmentState.Part,
        _ => FulfilmentState.None,
    };

    private static string KeyOf(OdooSaleOrder record) => AmendmentMark.Off(record.Origin);

    private Mapped<SalesOrder> Map(
        OdooSaleOrder record, ImmutableArray<OdooSaleOrderLine> lines, Dictionary<long, string> skus, DocumentTotals? totals)
    {
        var revision = Revisions.Of(record, lines.Select(Revisions.Part));
        if (totals is null)
        {
            return new Mapped<SalesOrder>(RefTo(record), revision, null, "The order went while it was read.");
        }

        var order = new SalesOrder
        {
            Ref = RefTo(record),
            Number = record.Name ?? string.Empty,
            Key = KeyOf(record),
            Reference = record.ClientOrderRef ?? string.Empty,
            Stage = StageOf(record),
            SourceState = record.State ?? string.Empty,
            WithholdsStock = AmendmentMark.Withholds(record.State, record.Origin),
            PlacedAt = record.DateOrder,
            Customer = new EntityRef(odoo.System, EntityKind.Partner, OdooFormat.Id(record.PartnerId.Id)),
            Fulfilment = FulfilmentOf(record, lines),
            Lines =
            [
                .. lines.Select(line => new SalesOrderLine(
                    OdooFormat.Id(line.Id), skus.GetValueOrDefault(line.ProductId.Id, string.Empty), line.Name ?? string.Empty, line.ProductUomQty,
                    line.QtyDelivered, line.QtyInvoiced, Totals.Amount(line.PriceSubtotal, record.CurrencyId))),
            ],
            Totals = totals,
        };
        return new Mapped<SalesOrder>(order.Ref, revision, order);
    }

    private EntityRef RefTo(OdooSaleOrder record) => new(odoo.System, EntityKind.SalesOrder, OdooFormat.Id(record.Id));
}
