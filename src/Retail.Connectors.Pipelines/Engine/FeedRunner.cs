using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Polls a change feed: the page's hints, its unreadable entries and its cursor are stored in one commit.</summary>
internal sealed class FeedRunner<T>(
    SystemName system,
    EntityKind kind,
    IServiceProvider services,
    IWorkStore store,
    HintRouter router,
    LaneBoard lanes,
    OpenReadings readings,
    IOptions<PipelineOptions> options) : IWorkRunner
    where T : class
{
    public string Flow { get; } = FeedNames.Flow(system, kind);

    public bool IsSchedule => true;

    public FlowScope Scope { get; } = new(1, [system]);

    public ImmutableArray<LaneKey> Lanes { get; } = [new(system, LaneDirection.Read)];

    public async Task<WorkOutcome?> RunAsync(ActiveClaim claim, CancellationToken cancellationToken)
    {
        var name = FeedNames.Feed(system, kind);
        var feed = services.GetRequiredKeyedService<IChangeFeed<T>>(system.Value);
        var cursor = await store.Queries.FindCursorAsync(name, cancellationToken);
        lanes.EnsureOpen(Lanes[0]);
        var began = readings.BeganAt(name, cursor, claim.Now);
        var page = await lanes.CallAsync(claim, Lanes[0], () => feed.ReadAsync(cursor, cancellationToken));
        var next = claim.Now;
        if (page.HasMore)
        {
            readings.GoOn(name, page.Next, began, next);
        }
        else
        {
            // Counted from the beginning: what is told last would otherwise wait for the reading and the interval.
            readings.End(name);
            next = Instant.Max(next, began + Duration.FromTimeSpan(options.Value.FeedInterval));
        }

        var commit = new Commit
        {
            Claim = claim.Claim,
            End = new WorkEnd.AgainAt(next),
            Cursor = new CursorMove(name, page.Next),
            Hints = [.. page.Items.SelectMany(router.HintsOf)],
            Parks = [.. page.Items.OfType<FeedItem<T>.Unreadable>().SelectMany(Parks)],
        };
        return new WorkOutcome(commit, $"{page.Items.Length} entries");
    }

    private IEnumerable<ParkedRecord> Parks(FeedItem<T>.Unreadable item)
    {
        var reason = new ParkReason(
            "unreadable",
            $"An entry of the feed of {system} cannot be understood: {item.Error}",
            $"Look at the record in {system}; if it is sound, the connector has to learn its shape.",
            ParkOwner.Operations);
        var source = item.Ref ?? new EntityRef(system, kind, $"unreadable-{Fingerprint(item.Raw)}");
        return router.Route(source).Select(key => new ParkedRecord(key, reason));
    }

    private static string Fingerprint(string raw)
    {
        using var digest = new DigestBuilder();
        return digest.Add("raw", raw).Build().Value[..16];
    }
}
