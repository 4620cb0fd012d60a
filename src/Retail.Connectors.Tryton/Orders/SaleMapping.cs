using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>A sale in the canonical form, with what left and what is invoiced of each line.</summary>
internal sealed class SaleMapping(TrytonConnection tryton)
{
    public async Task<SalesOrder> MapAsync(TrytonSale sale, EntityRef id, CancellationToken cancellationToken)
    {
        var currency = new CurrencyCode(sale.Currency?.Code ?? "XXX");
        var articles = sale.Lines.Where(line => line.Type == "line").ToList();
        var origins = articles.Select(line => $"{TrytonModels.SaleLines.Name},{TrytonFormat.Id(line.Id)}").ToList();
        var moves = origins.Count == 0 ? [] : await tryton.Client.SearchReadAsync(
            TrytonModels.Moves, TrytonDomain.In("origin", origins).And(TrytonDomain.Equal("state", "done")), null, cancellationToken);
        var back = moves.Count == 0 ? [] : await tryton.Client.SearchReadAsync(
            TrytonModels.Moves,
            TrytonDomain.In("origin", moves.Select(move => $"{TrytonModels.Moves.Name},{TrytonFormat.Id(move.Id)}")).And(TrytonDomain.Equal("state", "done")),
            null, cancellationToken);
        var invoiced = origins.Count == 0 ? [] : await tryton.Client.SearchReadAsync(
            TrytonModels.InvoiceLines, TrytonDomain.In("origin", origins).And(TrytonDomain.Where("invoice.state", "!=", TrytonValue.From("cancelled"))), null, cancellationToken);
        var lines = articles.Select((line, index) =>
        {
            var left = moves.Where(move => move.Origin == origins[index]).ToList();

            // Movements into the shipment's output zone belong to the same delivery; only those from the customer take goods back.
            var returned = back.Where(move => left.Exists(delivered => move.Origin == $"stock.move,{TrytonFormat.Id(delivered.Id)}" && move.FromLocation == delivered.ToLocation));
            return new SalesOrderLine(
                TrytonFormat.Id(line.Id), line.Product?.Code ?? string.Empty, line.Description ?? line.Product?.Code ?? string.Empty, line.Quantity ?? 0,
                left.Sum(move => move.Quantity ?? 0) - returned.Sum(move => move.Quantity ?? 0),
                invoiced.Where(other => other.Origin == origins[index]).Sum(other => other.Quantity ?? 0), new Money(line.Amount ?? 0, currency));
        }).ToList();
        return new SalesOrder
        {
            Ref = id,
            Number = sale.Number ?? string.Empty,
            Key = sale.WebId ?? string.Empty,
            Reference = sale.Reference ?? string.Empty,
            Stage = SaleStage.Of(sale),
            SourceState = sale.State ?? string.Empty,
            PlacedAt = sale.CreateDate,
            Customer = new EntityRef(tryton.System, EntityKind.Partner, TrytonFormat.Id(sale.Party ?? 0)),
            Fulfilment = FulfilmentOf(sale, moves.Count > 0, lines),
            Lines = [.. lines],
            Totals = new DocumentTotals(new Money(sale.UntaxedAmount ?? 0, currency), [], new Money(sale.TotalAmount ?? 0, currency)),
        };
    }

    private static FulfilmentState FulfilmentOf(TrytonSale sale, bool hasLeft, List<SalesOrderLine> lines) => hasLeft switch
    {
        false => FulfilmentState.None,
        true when lines.TrueForAll(line => line.Delivered == 0) => FulfilmentState.Returned,
        true when sale.ShipmentState == "sent" => FulfilmentState.Full,
        _ => FulfilmentState.Part,
    };
}
