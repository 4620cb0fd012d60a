using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Tells which effect made a sales order, by the short form of the key that it carries.</summary>
internal static class Submissions
{
    private const int MostParts = 20;

    /// <param name="order">The order in the shop.</param>
    /// <param name="document">The sales order.</param>
    /// <returns>The key; null if the document was not made by submitting this order.</returns>
    public static EffectKey? KeyOf(EntityRef order, SalesOrder document)
    {
        foreach (var key in Candidates(order, document.Ref.System))
        {
            if (key.ShortForm() == document.Key)
            {
                return key;
            }
        }

        return null;
    }

    private static IEnumerable<EffectKey> Candidates(EntityRef order, SystemName erp)
    {
        yield return EffectKey.For(order, SubmitOrder.Verb, erp);
        for (var part = 1; part <= MostParts; part++)
        {
            yield return EffectKey.For(order, SubmitOrder.Verb, erp, string.Create(CultureInfo.InvariantCulture, $"part-{part}"));
        }

        for (var generation = 2; generation <= MostParts; generation++)
        {
            yield return EffectKey.For(order, SubmitOrder.Verb, erp, generation: generation);
        }
    }
}
