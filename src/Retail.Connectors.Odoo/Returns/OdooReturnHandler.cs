using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Odoo.Returns;

/// <summary>
/// Receives goods back: a receipt loaded with its moves, confirmed, validated; what is scrapped is written off after it. Odoo's
/// wizard would leave nothing to find it by.
/// </summary>
internal sealed class OdooReturnHandler(OdooConnection odoo) : ICommandHandler<ReceiveReturn>
{
    private static readonly string[] Fields =
    [
        "id", "picking_type_id/.id", "partner_id/.id", "location_id/.id", "location_dest_id/.id", "origin", "return_id/.id",
        "move_ids/id", "move_ids/product_id/.id", "move_ids/product_uom/.id", "move_ids/product_uom_qty", "move_ids/location_id/.id",
        "move_ids/location_dest_id/.id", "move_ids/picking_type_id/.id", "move_ids/sale_line_id/.id", "move_ids/origin_returned_move_id/.id",
        "move_ids/to_refund",
    ];

    private readonly OrderPictures _orders = new(odoo);
    private readonly ReturnPlanner _planner = new(odoo);
    private readonly ReturnScrap _scrap = new(odoo);

    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = NodaTime.Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Posted,
    };

    public Task<Finding> FindAsync(ReceiveReturn command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindAsync(command, odoo.Client, cancellationToken);
    }

    public async Task<EffectResult> ApplyAsync(ReceiveReturn command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        var found = context.Found is Finding.Several ? context.Found : await FindAsync(command, client, cancellationToken);
        if (found is Finding.Several several)
        {
            return new EffectResult.Refused(
                "several-documents", $"The key {command.Key.ShortForm()} stands in the source document of {several.Documents.Length} transfer(s): "
                + string.Join(", ", several.Documents.Select(document => document.Id)) + ".",
                "Clear the source document of the copies in Odoo, then replay.");
        }

        if (await _orders.ReadAsync(command.Document, command.Submitted, client, cancellationToken) is not { } order)
        {
            return OrderPictures.Missing(command.Document, command.Submitted);
        }

        if (found is Finding.Partial or Finding.Complete)
        {
            var receipt = found is Finding.Partial partial ? partial.Receipt : ((Finding.Complete)found).Receipt;
            return await FinishAsync(command, order, OdooFormat.ParseId(receipt.Document.Id), client, cancellationToken);
        }

        var (plan, refused) = await _planner.PlanAsync(command, order, client, cancellationToken);
        if (plan is null)
        {
            return refused!;
        }

        var loaded = await client.LoadAsync(OdooPicking.Model, Fields, Rows(command, plan), cancellationToken);
        if (loaded.IsConcurrencyLoss)
        {
            throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same receipt at the same moment.");
        }

        return loaded.IsImported
            ? await FinishAsync(command, order, loaded.Ids[0], client, cancellationToken)
            : new EffectResult.Refused("load-refused", loaded.Words, "Correct in Odoo what the message names, then replay.");
    }

    /// <summary>Takes a receipt from wherever it is to the end.</summary>
    private async Task<EffectResult> FinishAsync(
        ReceiveReturn command, OrderPicture order, long id, OdooClient client, CancellationToken cancellationToken)
    {
        var picking = await ReadAsync(id, client, cancellationToken);
        var moves = await MovesAsync(id, client, cancellationToken);
        if (picking.State == "cancel")
        {
            return new EffectResult.Refused(
                "document-cancelled", $"{picking.Name} carries the key of this return and is cancelled.", "Make the return in Odoo by hand, or discard this work.")
            { Left = ReceiptFor(command, order, picking, moves) };
        }

        if (!IsSame(command, order, moves))
        {
            return new EffectResult.Refused(
                "content-differs", $"{picking.Name} carries the key of this return and takes back other goods.", "Correct the transfer in Odoo, then replay.")
            { Left = ReceiptFor(command, order, picking, moves) };
        }

        string? words = null;
        try
        {
            if (picking.State == "draft")
            {
                _ = await client.CallAsync(OdooPicking.Model, "action_confirm", [id], parameters: null, cancellationToken);
                moves = await MovesAsync(id, client, cancellationToken);
            }

            if (picking.State != "done")
            {
                foreach (var move in moves.Where(move => move.State is not ("done" or "cancel") && (!move.Picked || move.Quantity != move.ProductUomQty)))
                {
                    await client.WriteAsync(
                        OdooStockMove.Model, [move.Id], new OdooValues().Set("quantity", move.ProductUomQty).Set("picked", value: true), cancellationToken);
                }

                _ = await client.CallAsync(OdooPicking.Model, "button_validate", [id], parameters: null, cancellationToken);
            }
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            words = exception.Message;
        }

        picking = await ReadAsync(id, client, cancellationToken);
        moves = await MovesAsync(id, client, cancellationToken);
        var receipt = ReceiptFor(command, order, picking, moves);
        if (picking.State != "done")
        {
            return new EffectResult.Refused(
                "validate-refused", words ?? "Odoo accepted the validation, and the receipt is open all the same.",
                "Validate the receipt in Odoo to see what it asks for (lot numbers, for example), then replay.")
            { Left = receipt };
        }

        return await _scrap.RunAsync(command, picking, moves, order, client, cancellationToken) is { } refused
            ? refused with { Left = receipt }
            : new EffectResult.Reached(receipt);
    }

    private List<IReadOnlyList<string>> Rows(ReceiveReturn command, ReturnPlan plan)
    {
        string[] head =
        [
            odoo.ExternalIds.Record(command.Key), OdooFormat.Id(plan.PickingType), OdooFormat.Id(plan.Partner), OdooFormat.Id(plan.From), OdooFormat.Id(plan.To),
            command.Key.ShortForm(), OdooFormat.Id(plan.Of),
        ];
        var empty = Enumerable.Repeat(string.Empty, head.Length).ToArray();
        return
        [
            .. plan.Moves.Select((move, index) => (IReadOnlyList<string>)
            [
                .. index == 0 ? head : empty, move.ExternalId, OdooFormat.Id(move.Product), OdooFormat.Id(move.Unit), OdooFormat.Number(move.Quantity),
                OdooFormat.Id(plan.From), OdooFormat.Id(move.To), OdooFormat.Id(plan.PickingType), OdooFormat.Id(move.SaleLine), OdooFormat.Id(move.Origin), "1",
            ]),
        ];
    }

    private bool IsSame(ReceiveReturn command, OrderPicture order, List<OdooStockMove> moves)
    {
        var wanted = command.Return.Lines.GroupBy(line => order.Of(line.OrderLineId, odoo.ExternalIds).FirstOrDefault()?.Id ?? 0)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));

        // Odoo merges moves that go to one place, and adds the moves of scraps to the receipt.
        var held = moves.Where(move => move.LocationUsage == "customer").GroupBy(move => move.SaleLineId.Id)
            .ToDictionary(group => group.Key, group => group.Sum(move => move.State == "done" ? move.Quantity : move.ProductUomQty));
        return wanted.Count == held.Count && wanted.All(line => held.GetValueOrDefault(line.Key) == line.Value);
    }

    private async Task<Finding> FindAsync(ReceiveReturn command, OdooClient client, CancellationToken cancellationToken)
    {
        var found = await client.SearchReadAsync<OdooPicking>(
            OdooDomain.Equal("origin", command.Key.ShortForm()), new OdooQuery { Order = "id" }, cancellationToken);
        if (found is not [var picking])
        {
            return found.Count == 0 ? new Finding.Nothing() : Several(found);
        }

        var names = await client.GetExternalIdAsync(OdooPicking.Model, [picking.Id], cancellationToken);
        if (names.GetValueOrDefault(picking.Id) != odoo.ExternalIds.Record(command.Key))
        {
            return Several(found);
        }

        var receipt = ReceiptFor(command, order: null, picking, []);
        return picking.State == "cancel" || (picking.State == "done" && await ReturnScrap.IsDoneAsync(command, client, cancellationToken))
            ? new Finding.Complete(receipt)
            : new Finding.Partial(receipt);
    }

    private async Task<OdooPicking> ReadAsync(long id, OdooClient client, CancellationToken cancellationToken) =>
        await client.FindAsync<OdooPicking>(id, cancellationToken)
        ?? throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, $"The transfer {OdooFormat.Id(id)} was deleted meanwhile.");

    private static Task<List<OdooStockMove>> MovesAsync(long picking, OdooClient client, CancellationToken cancellationToken) =>
        client.SearchReadAsync<OdooStockMove>(OdooDomain.Equal("picking_id", picking), new OdooQuery { Order = "id" }, cancellationToken);

    private Finding.Several Several(List<OdooPicking> found) => new([.. found.Select(RefTo)]);

    private EntityRef RefTo(OdooPicking picking) => new(odoo.System, EntityKind.Return, OdooFormat.Id(picking.Id));

    private Receipt ReceiptFor(ReceiveReturn command, OrderPicture? order, OdooPicking picking, List<OdooStockMove> moves) => new()
    {
        Document = RefTo(picking),
        DisplayName = picking.Name ?? OdooFormat.Id(picking.Id),
        Stage = picking.State switch
        {
            "draft" => DocumentStage.Draft,
            "done" => DocumentStage.Posted,
            "cancel" => DocumentStage.Cancelled,
            _ => DocumentStage.Confirmed,
        },
        Lines = order is null
            ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            : command.Return.Lines.Select(line => line.OrderLineId).Distinct(StringComparer.Ordinal)
                .Select(line => (line, move: moves.Find(move => move.SaleLineId.Id == order.Of(line, odoo.ExternalIds).FirstOrDefault()?.Id)))
                .Where(line => line.move is not null)
                .ToImmutableSortedDictionary(line => line.line, line => OdooFormat.Id(line.move!.Id), StringComparer.Ordinal),
    };
}
