using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Orders;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>A sales order with its lines and their external ids: what invoices, credits and returns are made from.</summary>
internal sealed record OrderPicture(
    OdooSaleOrder Order, ImmutableArray<OdooSaleOrderLine> Lines, ImmutableDictionary<long, string> Names, EffectKey Submitted)
{
    /// <summary>The lines that stand for one of the shop's, which are two if it was taxed in part only; none if it is not there.</summary>
    public ImmutableArray<OdooSaleOrderLine> Of(string sourceId, OdooExternalIds ids) =>
    [
        .. new[] { ids.Line(Submitted, sourceId), ids.UntaxedLine(Submitted, sourceId) }
            .Select(name => Lines.FirstOrDefault(line => Names.GetValueOrDefault(line.Id) == name))
            .OfType<OdooSaleOrderLine>(),
    ];

    /// <summary>The rounding line of a rate; null if the order has none.</summary>
    public OdooSaleOrderLine? Rounding(string rateId, OdooExternalIds ids) =>
        Lines.FirstOrDefault(line => Names.GetValueOrDefault(line.Id) == ids.Rounding(Submitted, rateId));
}
