using System.Collections.Immutable;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Refunds;

namespace Retail.Connectors.Sync.Returns;

/// <summary>The goods that come back with a refund, by sales order: only what was delivered, each where its rule sends it.</summary>
internal static class ReturnedGoods
{
    public static ImmutableArray<(DocumentFact Document, ImmutableArray<ReturnLine> Lines)> Of(
        Order order, Refund refund, RefundFacts facts, RefundFlowOptions options) =>
    [
        .. from document in facts.Documents
           let lines = LinesOf(document, order, refund, facts, options).ToImmutableArray()
           where !lines.IsEmpty
           select (document, lines),
    ];

    private static IEnumerable<ReturnLine> LinesOf(DocumentFact document, Order order, Refund refund, RefundFacts facts, RefundFlowOptions options)
    {
        foreach (var group in refund.Lines.Where(line => line.Quantity > 0).GroupBy(line => line.OrderLineId, StringComparer.Ordinal))
        {
            var sold = order.Lines.FirstOrDefault(line => line.Id == group.Key);
            if (sold is null || !document.Has(sold.Id))
            {
                continue;
            }

            // A receipt that stands has taken its goods off what is delivered already.
            var left = facts.IsReturnThere ? decimal.MaxValue : DeliveredOf(document, order, sold);
            foreach (var line in group)
            {
                var quantity = Math.Min(line.Quantity, left);
                var goods = new RefundedGoods(sold.Sku, quantity, refund.Reason, line.Restock);
                if (quantity > 0 && options.Goods(goods) is { } disposition)
                {
                    left -= quantity;
                    yield return new ReturnLine(sold.Id, sold.Sku, quantity, disposition);
                }
            }
        }
    }

    /// <summary>An ERP that cannot say what left is believed to have shipped what the shop calls shipped.</summary>
    private static decimal DeliveredOf(DocumentFact document, Order order, OrderLine line) =>
        document.DeliveredOf(line) ?? (order.Fulfilment == FulfilmentState.Full ? line.Quantity : 0);
}
