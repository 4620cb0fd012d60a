using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>A sales order that an order became.</summary>
/// <param name="Link">How it is linked to the order.</param>
/// <param name="Document">As the ERP has it; null if it cannot be asked, or does not have it any more.</param>
internal sealed record DocumentFact(Link Link, SalesOrder? Document)
{
    /// <summary>How much of a line of the order was delivered; null if the ERP cannot say.</summary>
    public decimal? DeliveredOf(OrderLine line)
    {
        if (Document is null)
        {
            return null;
        }

        return Link.Lines.Count > 0
            ? Link.Lines.TryGetValue(line.Id, out var id) ? Document.Lines.Where(other => other.Id == id).Sum(other => other.Delivered) : 0
            : Document.Lines.Where(other => other.Sku.Length > 0 && other.Sku == line.Sku).Sum(other => other.Delivered);
    }

    /// <summary>True if the line stands on this document, as far as anybody knows.</summary>
    public bool Has(string lineId) => Link.Lines.Count == 0 || Link.Lines.ContainsKey(lineId);

    public bool IsDelivered => Document?.Lines.Any(line => line.Delivered > 0) ?? false;

    /// <summary>The effect that made it, as far as the flow of orders noted it; null for the only document of an order.</summary>
    public EffectKey? Made { get; init; }

    /// <summary>The effect that made it.</summary>
    public EffectKey SubmittedFor(EntityRef order) => Made ?? EffectKey.For(order, SubmitOrder.Verb, Link.Target.System);
}
