using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Finds the refunds that took something off a sales order before it was invoiced: they are linked to it.</summary>
internal static class Reductions
{
    public static async ValueTask<ImmutableArray<Refund>> OfAsync(
        EntityRef document, SystemName shop, ILookups lookups, CancellationToken cancellationToken)
    {
        var reductions = ImmutableArray.CreateBuilder<Refund>();
        var links = await lookups.LinksToAsync(document, cancellationToken);
        foreach (var link in links.Where(link => link.Role == LinkRole.SalesOrder && link.Source.Kind == EntityKind.Refund && link.Source.System == shop))
        {
            if (await lookups.ReadAsync<Refund>(link.Source, cancellationToken) is { } refund)
            {
                reductions.Add(refund.Value);
            }
        }

        return reductions.DrainToImmutable();
    }
}
