using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Odoo.Shipments;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Odoo.Returns;

/// <summary>
/// Writes off what came back to be scrapped. It is received first: a move straight to the scrap location would not count as
/// returned on the order.
/// </summary>
internal sealed class ReturnScrap(OdooConnection odoo)
{
    private const string Model = "stock.scrap";

    private static readonly string[] Fields = ["id", "product_id/.id", "scrap_qty", "product_uom_id/.id", "location_id/.id", "picking_id/.id", "origin"];

    /// <summary>True if all that is to be scrapped is.</summary>
    public static async Task<bool> IsDoneAsync(ReceiveReturn command, OdooClient client, CancellationToken cancellationToken) =>
        LinesOf(command) is var lines && (lines.Count == 0 || (await FindAsync(command, client, cancellationToken)).Count(scrap => scrap.State == "done") == lines.Count);

    public async Task<EffectResult.Refused?> RunAsync(
        ReceiveReturn command, OdooPicking picking, List<OdooStockMove> moves, OrderPicture order, OdooClient client, CancellationToken cancellationToken)
    {
        var lines = LinesOf(command);
        if (lines.Count == 0)
        {
            return null;
        }

        // A scrap that is done is not written again: load would not refuse it.
        var known = await FindAsync(command, client, cancellationToken);
        var names = await client.GetExternalIdAsync(Model, [.. known.Select(scrap => scrap.Id)], cancellationToken);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var name = $"{odoo.ExternalIds.Record(command.Key)}_s{OdooFormat.Id(index + 1)}";
            var scrap = known.Find(entry => names.GetValueOrDefault(entry.Id) == name);
            if (scrap is { State: "done" })
            {
                continue;
            }

            var sale = order.Of(line.OrderLineId, odoo.ExternalIds).FirstOrDefault()?.Id;
            var move = moves.Find(move => move.SaleLineId.Id == sale)!;
            var loaded = await client.LoadAsync(Model, Fields,
            [
                [
                    name, OdooFormat.Id(move.ProductId.Id), OdooFormat.Number(line.Quantity), OdooFormat.Id(move.ProductUom.Id),
                    OdooFormat.Id(await PlaceAsync(move, client, cancellationToken)), OdooFormat.Id(picking.Id), command.Key.ShortForm(),
                ],
            ], cancellationToken);
            if (loaded.IsConcurrencyLoss)
            {
                throw new ConnectorException(ConnectorErrorKind.Conflict, odoo.System, "Another call wrote the same scrap at the same moment.");
            }

            if (!loaded.IsImported)
            {
                return new EffectResult.Refused("scrap-refused", loaded.Words, "Scrap the goods in Odoo by hand, then discard this work.");
            }

            _ = await client.CallAsync(Model, "action_validate", [loaded.Ids[0]], parameters: null, cancellationToken);
        }

        return await IsDoneAsync(command, client, cancellationToken)
            ? null
            : new EffectResult.Refused(
                "scrap-refused", "Odoo left a scrap open: there is less in its location than is to be written off.", "Validate the scrap in Odoo, then replay.");
    }

    /// <summary>Where the goods lie: the inspection location if there is one, else where the receipt brought them.</summary>
    private async Task<long> PlaceAsync(OdooStockMove move, OdooClient client, CancellationToken cancellationToken)
    {
        var path = odoo.Options.InspectionLocation;
        if (path.Length == 0)
        {
            return move.LocationDestId.Id;
        }

        var found = await client.SearchReadAsync<Stock.OdooLocation>(
            OdooDomain.Equal("complete_name", path).And(OdooDomain.Equal("usage", "internal")), query: null, cancellationToken);
        return found is [var place] ? place.Id : move.LocationDestId.Id;
    }

    private static Task<List<ScrapRecord>> FindAsync(ReceiveReturn command, OdooClient client, CancellationToken cancellationToken) => client.SearchReadAsync(
        Model, OdooDomain.Equal("origin", command.Key.ShortForm()), OdooJsonContext.Default.ScrapRecord, new OdooQuery { Order = "id" }, cancellationToken);

    private static List<ReturnLine> LinesOf(ReceiveReturn command) =>
        [.. command.Return.Lines.Where(line => line.Disposition == ReturnDisposition.Scrap)];
}
