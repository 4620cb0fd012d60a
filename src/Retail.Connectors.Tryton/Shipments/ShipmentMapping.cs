using NodaTime;
using Retail.Connectors.Shipments;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Shipments;

/// <summary>A shipment that is done, in the canonical form. One that holds goods of several sales is read as that of the first.</summary>
internal sealed class ShipmentMapping(TrytonConnection tryton)
{
    public async Task<Shipment?> MapAsync(TrytonShipment shipment, EntityRef id, CancellationToken cancellationToken)
    {
        if (shipment.State != "done")
        {
            return null;
        }

        var moves = shipment.OutgoingMoves.Where(move => move.State == "done" && move.Quantity > 0).ToList();
        var lineIds = moves.Select(move => LineIn(move.Origin)).OfType<long>().Distinct().ToList();
        var sales = lineIds.Count == 0 ? [] : await tryton.Client.SearchReadAsync(
            TrytonModels.Sales, TrytonDomain.In("lines", lineIds), new TrytonQuery { Order = ["id"] }, cancellationToken);
        if (sales.Count == 0)
        {
            return null;
        }

        var own = sales[0].Lines.Select(line => line.Id).ToHashSet();
        return new Shipment
        {
            Ref = id,
            Order = new EntityRef(tryton.System, EntityKind.SalesOrder, TrytonFormat.Id(sales[0].Id)),
            ShippedAt = await ShippedAtAsync(shipment, cancellationToken),
            Lines = [.. moves.Where(move => LineIn(move.Origin) is { } line && own.Contains(line)).Select(move => new ShipmentLine(
                TrytonFormat.Id(LineIn(move.Origin)!.Value), move.Product?.Code ?? string.Empty, move.Quantity ?? 0))],
            Parcels = tryton.Options.ShipmentReferenceIsTracking && shipment.Reference is { Length: > 0 } number
                ? [new Parcel(shipment.Carrier?.Party?.Name ?? string.Empty, number)]
                : [],
        };
    }

    /// <summary>Tryton keeps the day only: the moment of the last write is taken if it is on that day, else its noon.</summary>
    private async Task<Instant> ShippedAtAsync(TrytonShipment shipment, CancellationToken cancellationToken)
    {
        var written = shipment.WriteDate ?? shipment.CreateDate ?? tryton.Time.GetCurrentInstant();
        return shipment.EffectiveDate is not { } day || await tryton.Company.DayAsync(written, tryton.Client, cancellationToken) == day
            ? written
            : day.At(new LocalTime(12, 0)).InUtc().ToInstant();
    }

    private static long? LineIn(string? origin) =>
        origin is not null && origin.StartsWith("sale.line,", StringComparison.Ordinal) && TrytonFormat.TryId(origin["sale.line,".Length..], out var id) ? id : null;
}
