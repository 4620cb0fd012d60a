using Retail.Connectors.Effects;
using Retail.Connectors.Returns;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Shipments;
using Retail.Connectors.Tryton.Stock;

namespace Retail.Connectors.Tryton.Returns;

/// <summary>
/// Receives goods with a return shipment of their own, which carries the key in its reference. A return sale is not used: it would
/// make a credit note as well. Each movement names the delivery it takes back, so that no more comes back than left.
/// </summary>
internal sealed class TrytonReturnHandler(TrytonConnection tryton) : ICommandHandler<ReceiveReturn>
{

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(tryton.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
    };

    public async Task<Finding> FindAsync(ReceiveReturn command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await ShipmentsOfAsync(command.Key, tryton.Client, cancellationToken);
        return found switch
        {
            [] => new Finding.Nothing(),
            [{ State: "draft" or "received" } only] => new Finding.Partial(ReceiptFor(only)),
            [var only] => new Finding.Complete(ReceiptFor(only)),
            _ => new Finding.Several([.. found.Select(shipment => ReceiptFor(shipment).Document)]),
        };
    }

    public async Task<EffectResult> ApplyAsync(ReceiveReturn command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = tryton.Client.Until(context.SendBefore);
        var found = await ShipmentsOfAsync(command.Key, client, cancellationToken);
        switch (found)
        {
            case [{ State: "cancelled" } cancelled]:
                return new EffectResult.Refused(
                    "document-cancelled", $"The return {cancelled.Number} carries the key and is cancelled.", "Clear its reference in Tryton and replay, or discard this.")
                { Left = ReceiptFor(cancelled) };
            case { Count: > 1 }:
                return new EffectResult.Refused(
                    "several-documents", $"The key {command.Key.ShortForm()} stands in several returns: {string.Join(", ", found.Select(shipment => shipment.Number))}.",
                    "Clear the reference of all but one in Tryton, and cancel what is double, then replay.");
        }

        if (tryton.Options.InspectionLocation.Length == 0 && command.Return.Lines.Any(line => line.Disposition == ReturnDisposition.Inspect))
        {
            return new EffectResult.Refused(
                "no-inspection-location", "Goods are to be looked at, and no location is set for them.", "Name a location in InspectionLocation, then replay.");
        }

        var sale = await SaleDocuments.FindAsync(command.Document, client, cancellationToken);
        if (sale is null || sale.WebId != command.Submitted.ShortForm())
        {
            return SaleRefusals.Unknown(command.Document, command.Submitted);
        }

        var warehouse = sale.Warehouse is { } id
            ? await client.FindAsync(TrytonModels.Locations, id, cancellationToken) ?? await tryton.Names.WarehouseAsync(client, cancellationToken)
            : await tryton.Names.WarehouseAsync(client, cancellationToken);
        var (parts, refused) = await PlanAsync(command, sale, found.FirstOrDefault(), client, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        try
        {
            return await ReceiveAsync(command, sale, warehouse, parts, found.FirstOrDefault(), client, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Code is TrytonErrors.UserError or TrytonErrors.UserWarning)
        {
            return new EffectResult.Refused("load-refused", exception.Message, "Correct in Tryton what the message names, then replay.");
        }
    }

    private static async Task<(List<ReturnPart> Parts, EffectResult.Refused? Refused)> PlanAsync(
        ReceiveReturn command, TrytonSale sale, TrytonReturnShipment? own, TrytonClient client, CancellationToken cancellationToken)
    {
        var marks = sale.Lines.Where(line => line.Note is not null).ToLookup(line => line.Note!, line => line.Id, StringComparer.Ordinal);
        var lines = command.Return.Lines.Select(line => line.OrderLineId).Distinct(StringComparer.Ordinal)
            .Where(line => marks[LineMarks.Line(line)].Any()).ToDictionary(line => line, line => marks[LineMarks.Line(line)].First(), StringComparer.Ordinal);
        var delivered = await client.SearchReadAsync(
            TrytonModels.Moves,
            TrytonDomain.In("origin", lines.Values.Select(line => $"{TrytonModels.SaleLines.Name},{TrytonFormat.Id(line)}")).And(TrytonDomain.Equal("state", "done")),
            null, cancellationToken);
        var back = delivered.Count == 0 ? [] : await client.SearchReadAsync(
            TrytonModels.Moves,
            TrytonDomain.In("origin", delivered.Select(move => $"{TrytonModels.Moves.Name},{TrytonFormat.Id(move.Id)}"))
                .And(TrytonDomain.In("from_location", delivered.Select(move => move.ToLocation ?? 0).Distinct()))
                .And(TrytonDomain.Where("state", "!=", TrytonValue.From("cancelled"))),
            null, cancellationToken);
        var ownMoves = own?.IncomingMoves.Select(move => move.Id).ToHashSet() ?? [];
        var returned = back.Where(move => !ownMoves.Contains(move.Id)).GroupBy(move => IdIn(move.Origin)).ToDictionary(group => group.Key, group => group.Sum(move => move.Quantity ?? 0));
        return ReturnPlan.Of(command.Return, lines, delivered.ToLookup(move => IdIn(move.Origin)), returned);
    }

    private async Task<EffectResult> ReceiveAsync(
        ReceiveReturn command, TrytonSale sale, TrytonLocation warehouse, List<ReturnPart> parts, TrytonReturnShipment? shipment,
        TrytonClient client, CancellationToken cancellationToken)
    {
        if (shipment is null)
        {
            var id = await client.CreateAsync(TrytonModels.ReturnShipments.Name, new TrytonFields()
                .Set("company", tryton.Company.Id).Set("customer", sale.Party).Set("delivery_address", sale.ShipmentAddress).Set("warehouse", warehouse.Id)
                .Set("reference", command.Key.ShortForm())
                .SetRows("incoming_moves", TrytonCommand.Create([.. parts.Select(part => MoveOf(part, warehouse))])), cancellationToken);
            shipment = await ReadAsync(id, client, cancellationToken);
        }

        var incoming = shipment.IncomingMoves.OrderBy(move => move.Id).ToList();
        if (incoming.Count != parts.Count || incoming.Where((move, index) => move.Quantity != parts[index].Quantity || IdIn(move.Origin) != parts[index].Delivered.Id).Any())
        {
            return new EffectResult.Refused(
                "content-differs", $"The return {shipment.Number} carries the key and holds other goods than are asked for.",
                "Correct or cancel it in Tryton, then replay.")
            { Left = ReceiptFor(shipment) };
        }

        if (shipment.State == "draft")
        {
            shipment = await PressAsync(shipment, "receive", client, cancellationToken);
        }

        if (shipment.State == "received")
        {
            await RouteAsync(shipment, incoming, parts, warehouse, client, cancellationToken);
            shipment = await PressAsync(shipment, "done", client, cancellationToken);
        }

        return shipment.State == "done"
            ? new EffectResult.Reached(ReceiptFor(shipment))
            : new EffectResult.Refused(
                "receive-refused", $"Tryton accepted the receipt, and the return {shipment.Number} is {shipment.State} all the same.",
                "Receive it in Tryton to see what it asks for, mend that, then replay.")
            { Left = ReceiptFor(shipment) };
    }

    /// <summary>Goods that are not sold again are put away elsewhere: the movements from the input zone are turned before they are done.</summary>
    private async Task RouteAsync(
        TrytonReturnShipment shipment, List<TrytonMove> incoming, List<ReturnPart> parts, TrytonLocation warehouse, TrytonClient client, CancellationToken cancellationToken)
    {
        var writes = new List<(IReadOnlyCollection<long> Ids, TrytonFields Values)>();
        foreach (var (part, index) in parts.Select((part, index) => (part, index)).Where(entry => entry.part.Disposition != ReturnDisposition.Restock))
        {
            var to = await PlaceAsync(part.Disposition, warehouse, client, cancellationToken);
            var moves = shipment.InventoryMoves.Where(move => IdIn(move.Origin) == incoming[index].Id && move.ToLocation != to).Select(move => move.Id).ToList();
            if (moves.Count > 0)
            {
                writes.Add((moves, new TrytonFields().Set("to_location", to)));
            }
        }

        if (writes.Count > 0)
        {
            await client.WriteManyAsync(TrytonModels.Moves.Name, writes, timestamps: null, cancellationToken);
        }
    }

    private async Task<long> PlaceAsync(ReturnDisposition disposition, TrytonLocation warehouse, TrytonClient client, CancellationToken cancellationToken)
    {
        var (name, option) = disposition == ReturnDisposition.Scrap
            ? (tryton.Options.ScrapLocation, nameof(TrytonOptions.ScrapLocation))
            : (tryton.Options.InspectionLocation, nameof(TrytonOptions.InspectionLocation));
        return name.Length == 0
            ? warehouse.LostFoundLocation ?? throw new ConnectorException(
                ConnectorErrorKind.Contract, tryton.System, $"The warehouse {warehouse.Code} has no lost-and-found location: give it one, or set ScrapLocation. System {tryton.System}.")
            : await tryton.Names.LocationAsync(name, option, client, cancellationToken);
    }

    private TrytonFields MoveOf(ReturnPart part, TrytonLocation warehouse) => new TrytonFields()
        .Set("product", part.Delivered.Product?.Id).SetQuantity("quantity", part.Quantity).Set("uom", part.Delivered.Uom)
        .Set("from_location", part.Delivered.ToLocation).Set("to_location", warehouse.InputLocation).Set("company", tryton.Company.Id)
        .Set("unit_price", part.Delivered.UnitPrice ?? 0).Set("currency", part.Delivered.Currency)
        .Set("origin", TrytonValue.Reference(TrytonModels.Moves.Name, part.Delivered.Id));

    private async Task<TrytonReturnShipment> PressAsync(TrytonReturnShipment shipment, string button, TrytonClient client, CancellationToken cancellationToken)
    {
        _ = await client.ButtonAsync(TrytonModels.ReturnShipments.Name, button, [shipment.Id], accept: null, cancellationToken);
        return await ReadAsync(shipment.Id, client, cancellationToken);
    }

    private async Task<TrytonReturnShipment> ReadAsync(long id, TrytonClient client, CancellationToken cancellationToken) =>
        await client.FindAsync(TrytonModels.ReturnShipments, id, cancellationToken)
        ?? throw new ConnectorException(ConnectorErrorKind.Conflict, tryton.System, $"The return {TrytonFormat.Id(id)} was deleted meanwhile. System {tryton.System}.");

    private Task<List<TrytonReturnShipment>> ShipmentsOfAsync(EffectKey key, TrytonClient client, CancellationToken cancellationToken) => client.SearchReadAsync(
        TrytonModels.ReturnShipments,
        TrytonDomain.Equal("reference", key.ShortForm()).And(TrytonDomain.Equal("company", tryton.Company.Id)), new TrytonQuery { Order = ["id"] }, cancellationToken);

    private Receipt ReceiptFor(TrytonReturnShipment shipment) => new()
    {
        Document = new EntityRef(tryton.System, EntityKind.Return, TrytonFormat.Id(shipment.Id)),
        DisplayName = shipment.Number ?? TrytonFormat.Id(shipment.Id),
        Stage = shipment.State switch { "done" => DocumentStage.Posted, "cancelled" => DocumentStage.Cancelled, _ => DocumentStage.Draft },
    };

    private static long IdIn(string? reference) =>
        reference is not null && TrytonFormat.TryId(reference[(reference.LastIndexOf(',') + 1)..], out var id) ? id : 0;
}
