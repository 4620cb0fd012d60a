using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Shipments;

namespace Retail.Connectors.Odoo.Shipments;

/// <summary>Deliveries that left, each with what is in it; the rest of a partial one is a delivery of its own.</summary>
internal sealed class ShipmentMapping(OdooConnection odoo) : IRecordMapping<OdooPicking, Shipment>
{
    private static readonly char[] Separators = [',', ';', ' ', '\n'];

    public EntityKind Kind => EntityKind.Shipment;

    public string Gaps => "Deliveries without a sales order are not told. With pick and pack steps only the last one, to the customer, counts.";

    public OdooDomain Domain => OdooDomain.Equal("picking_type_code", "outgoing").And(OdooDomain.Equal("state", "done"))
        .And(OdooDomain.Where("sale_id", "!=", OdooValue.Null));

    public OdooDomain Written(Instant from, Instant until) => Windows.Written(from, until, "move_ids");

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("date_done", from, until);

    public OdooDomain? ById(string id) => Windows.ById(id);

    public async Task<IReadOnlyList<Mapped<Shipment>>> MapAsync(
        IReadOnlyList<OdooPicking> records, OdooClient client, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var moves = await client.SearchReadAsync<OdooStockMove>(
            OdooDomain.In("picking_id", [.. records.Select(record => record.Id)]).And(OdooDomain.Equal("state", "done")),
            new OdooQuery { Order = "id" }, cancellationToken);
        var skus = await Skus.ReadAsync(moves.Select(move => move.ProductId.Id), client, cancellationToken);
        var byPicking = moves.ToLookup(move => move.PickingId.Id);
        return [.. records.Select(record => Map(record, [.. byPicking[record.Id]], skus))];
    }

    public CensusEntry ToEntry(OdooPicking record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(RefTo(record), Revisions.Of(record), record.State ?? string.Empty, null, null);
    }

    private Mapped<Shipment> Map(OdooPicking record, ImmutableArray<OdooStockMove> moves, Dictionary<long, string> skus)
    {
        var revision = Revisions.Of(record, moves.Select(Revisions.Part));
        if (record.DateDone is not { } shipped)
        {
            return new Mapped<Shipment>(RefTo(record), revision, null, "The delivery is done and has no date.");
        }

        var numbers = (record.CarrierTrackingRef ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var link = numbers.Length == 1 && Uri.TryCreate(record.CarrierTrackingUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url : null;
        var shipment = new Shipment
        {
            Ref = RefTo(record),
            Order = new EntityRef(odoo.System, EntityKind.SalesOrder, OdooFormat.Id(record.SaleId.Id)),
            ShippedAt = shipped,
            Lines =
            [
                .. moves.Where(move => move.Quantity != 0).GroupBy(move => (Line: move.SaleLineId.Id, Product: move.ProductId.Id)).Select(group => new ShipmentLine(
                    group.Key.Line == 0 ? string.Empty : OdooFormat.Id(group.Key.Line), skus.GetValueOrDefault(group.Key.Product, string.Empty),
                    group.Sum(move => move.Quantity))),
            ],
            Parcels = [.. numbers.Select(number => new Parcel(record.CarrierId.Name ?? string.Empty, number, link))],
        };
        return new Mapped<Shipment>(shipment.Ref, revision, shipment);
    }

    private EntityRef RefTo(OdooPicking record) => new(odoo.System, EntityKind.Shipment, OdooFormat.Id(record.Id));
}
