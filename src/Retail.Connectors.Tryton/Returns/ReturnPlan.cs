using Retail.Connectors.Effects;
using Retail.Connectors.Returns;
using Retail.Connectors.Tryton.Shipments;

namespace Retail.Connectors.Tryton.Returns;

/// <summary>Which delivered goods come back: parts of deliveries, and where each goes.</summary>
internal static class ReturnPlan
{
    /// <param name="wanted">What comes back.</param>
    /// <param name="markOf">The sale's line for each of the shop's lines; a line that is not there is refused.</param>
    /// <param name="delivered">Movements that were done, by the sale's line.</param>
    /// <param name="returned">How much of each movement came back before.</param>
    public static (List<ReturnPart> Parts, EffectResult.Refused? Refused) Of(
        Return wanted, IReadOnlyDictionary<string, long> markOf, ILookup<long, TrytonMove> delivered, IReadOnlyDictionary<long, decimal> returned)
    {
        var taken = returned.ToDictionary();
        var parts = new List<ReturnPart>();
        foreach (var line in wanted.Lines)
        {
            var open = line.Quantity;
            foreach (var move in markOf.TryGetValue(line.OrderLineId, out var sold) ? delivered[sold].OrderBy(move => move.Id) : Enumerable.Empty<TrytonMove>())
            {
                var part = Math.Min(open, (move.Quantity ?? 0) - taken.GetValueOrDefault(move.Id));
                if (part > 0)
                {
                    parts.Add(new ReturnPart(move, part, line.Disposition));
                    taken[move.Id] = taken.GetValueOrDefault(move.Id) + part;
                    open -= part;
                }
            }

            if (open > 0 || line.Quantity <= 0)
            {
                return ([], new EffectResult.Refused(
                    "more-than-delivered", $"Of the shop's line '{line.OrderLineId}' ({line.Sku}) {line.Quantity} come back, {line.Quantity - open} of them were delivered and are not back yet.",
                    "Ship what left without a shipment in Tryton, or correct the return."));
            }
        }

        return (parts, null);
    }
}
