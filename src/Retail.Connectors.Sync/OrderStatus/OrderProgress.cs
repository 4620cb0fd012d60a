using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.OrderStatus;

/// <summary>How far an ERP got with an order, over all documents that it became.</summary>
/// <param name="Stage">The least stage of those that are not cancelled; cancelled if all are.</param>
/// <param name="Fulfilment">How far it is shipped.</param>
internal readonly record struct OrderProgress(DocumentStage Stage, FulfilmentState Fulfilment)
{
    /// <summary>Sums the documents up; there is at least one.</summary>
    public static OrderProgress Of(ImmutableArray<SalesOrder> documents)
    {
        var open = documents.Where(document => document.Stage != DocumentStage.Cancelled).ToList();
        if (open.Count == 0)
        {
            // Of what is cancelled a part may have left before.
            return new OrderProgress(
                DocumentStage.Cancelled,
                documents.All(document => document.Fulfilment == FulfilmentState.None) ? FulfilmentState.None : FulfilmentState.Part);
        }

        var states = open.Select(document => document.Fulfilment).Distinct().ToList();
        return new OrderProgress(
            open.Min(document => document.Stage),
            states switch
            {
                [var only] => only,
                _ when !states.Contains(FulfilmentState.None) && !states.Contains(FulfilmentState.Part) => FulfilmentState.Full,
                _ => FulfilmentState.Part,
            });
    }
}
