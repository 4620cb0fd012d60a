using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>
/// Finds refunds that were answered and are gone from the shop: those of the last days that the links know and the shop's listing does
/// not. The flow then reads each itself. What it has seen gone is not named again.
/// </summary>
internal sealed class RefundSweep(FlowDefinition flow, Duration span) : ISweep
{
    public async Task<IReadOnlyCollection<EntityRef>> FindAsync(ILookups lookups, Instant now, CancellationToken cancellationToken)
    {
        var first = (now - span).InUtc().Date;
        var window = new CensusWindow(first.AtMidnight().InUtc().ToInstant(), now);
        var known = await KnownAsync(lookups, first, now.InUtc().Date, cancellationToken);
        if (known.Count == 0)
        {
            return [];
        }

        var there = await lookups.AskAsync<ICensus<Refund>, HashSet<EntityRef>>(
            flow.From,
            async (census, token) =>
            {
                var found = new HashSet<EntityRef>();
                await foreach (var entry in census.ListAsync(window, token))
                {
                    found.Add(entry.Ref);
                }

                return found;
            },
            cancellationToken);
        var gone = new List<EntityRef>();
        foreach (var refund in known.Where(refund => !there.Contains(refund)))
        {
            if (await lookups.ShadowOfAsync(refund, flow.Name, cancellationToken) is not { Seen: var seen } || seen != default)
            {
                gone.Add(refund);
            }
        }

        return gone;
    }

    private async Task<HashSet<EntityRef>> KnownAsync(ILookups lookups, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var known = new HashSet<EntityRef>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            foreach (var link in await lookups.LinksOfAsync(RefundKeys.DayOf(flow.From, day), cancellationToken))
            {
                if (link.Target.Kind == EntityKind.Refund)
                {
                    known.Add(link.Target);
                    continue;
                }

                var sources = await lookups.LinksToAsync(link.Target, cancellationToken);
                known.UnionWith(sources.Select(source => source.Source).Where(source => source.Kind == EntityKind.Refund && source.System == flow.From));
            }
        }

        return known;
    }
}
