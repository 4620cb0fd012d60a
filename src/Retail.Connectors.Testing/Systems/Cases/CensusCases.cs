using NodaTime;
using Retail.Connectors.Changes;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A census lists every record of a window, whatever happens meanwhile.</summary>
internal sealed class CensusCases<T>(SystemRole role, EntityKind kind, string subject, bool required)
    where T : class
{
    public IEnumerable<SystemCase> All =>
    [
        new(role, subject, "offered", "the records of a window can be listed", OfferedAsync),
        new(role, subject, "bulk", "each of many records is listed once while others are written", BulkAsync),
        new(role, subject, "window", "a window holds its first moment and not its last, also where clocks are put forward or back", WindowAsync),
        new(role, subject, "deleted", "a deleted record is not listed", DeletedAsync),
    ];

    private ICensus<T> CensusOf(Scene scene) => scene.Calm.Port<ICensus<T>>() ?? throw (required
        ? new NotOfferedException($"no {nameof(ICensus<T>)} of {kind} is registered under '{scene.System}'")
        : new DoesNotApplyException("the connector does not offer it, and need not"));

    private Task OfferedAsync(Scene scene)
    {
        _ = CensusOf(scene);
        return Task.CompletedTask;
    }

    private async Task BulkAsync(Scene scene)
    {
        var census = CensusOf(scene);
        var at = scene.Clock.Now;
        var ids = await scene.Stage.AddAsync(scene.System, kind, scene.Profile.Bulk, at, scene.Cancellation);
        var listed = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        await foreach (var entry in census.ListAsync(new CensusWindow(at - Duration.FromMinutes(1), at + Duration.FromHours(1)), scene.Cancellation))
        {
            Demand.That(entry.Ref.System == scene.System && entry.Ref.Kind == kind, $"references of {scene.System}/{kind}", $"one is {entry.Ref}");
            Demand.That(!string.IsNullOrEmpty(entry.Revision.Value), "a revision of each entry", $"{entry.Ref} has none");
            listed[entry.Ref.Id] = listed.GetValueOrDefault(entry.Ref.Id) + 1;
            if (++count % 700 == 0)
            {
                scene.Clock.Advance(Duration.FromSeconds(1));
                _ = await scene.Stage.AddAsync(scene.System, kind, 1, scene.Clock.Now, scene.Cancellation);
                await scene.Stage.TouchAsync(new EntityRef(scene.System, kind, ids[count / 700]), scene.Cancellation);
            }
        }

        Demand.None(ids.Where(id => !listed.ContainsKey(id)).Select(id => $"{kind} {id}"), "each record to be listed");
        Demand.None(listed.Where(entry => entry.Value > 1).Select(entry => $"{kind} {entry.Key} {entry.Value} times"), "no record to be listed twice");
        scene.Notes.Add($"{listed.Count} entries");
    }

    private async Task WindowAsync(Scene scene)
    {
        var census = CensusOf(scene);
        var second = Duration.FromSeconds(1);
        var hour = Duration.FromHours(1);
        foreach (var at in Edges(scene))
        {
            // Some systems date a record themselves: the clock goes along.
            var before = await AddAsync(scene, at - second);
            var inside = await AddAsync(scene, at);
            var after = await AddAsync(scene, at + hour);
            var first = await ListAsync(scene, census, at - hour, at);
            var next = await ListAsync(scene, census, at, at + hour);
            Demand.That(first.Contains(before), $"a record of {at - second} in the hour that ends a second later", "it is not listed");
            Demand.That(!first.Contains(inside), $"a record of {at} not in the hour that ends then", "it is listed");
            Demand.That(next.Contains(inside), $"a record of {at} in the hour that begins then", "it is not listed");
            Demand.That(!next.Contains(before), $"a record of {at - second} not in the hour that begins a second later", "it is listed");
            Demand.That(!next.Contains(after), $"a record of {at + hour} not in the hour that ends then", "it is listed");
        }
    }

    private async Task<string> AddAsync(Scene scene, Instant at)
    {
        scene.AdvanceTo(at);
        return (await scene.Stage.AddAsync(scene.System, kind, 1, at, scene.Cancellation))[0];
    }

    private static async Task<HashSet<string>> ListAsync(Scene scene, ICensus<T> census, Instant from, Instant to)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in census.ListAsync(new CensusWindow(from, to), scene.Cancellation))
        {
            listed.Add(entry.Ref.Id);
        }

        return listed;
    }

    private async Task DeletedAsync(Scene scene)
    {
        var census = CensusOf(scene);
        var at = scene.Clock.Now;
        var ids = await scene.Stage.AddAsync(scene.System, kind, 3, at, scene.Cancellation);
        await scene.Stage.DeleteAsync(new EntityRef(scene.System, kind, ids[1]), scene.Cancellation);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in census.ListAsync(new CensusWindow(at - Duration.FromMinutes(1), at + Duration.FromHours(1)), scene.Cancellation))
        {
            listed.Add(entry.Ref.Id);
        }

        Demand.That(listed.Contains(ids[0]) && listed.Contains(ids[2]), "the records that are there to be listed", "one is missing");
        Demand.That(!listed.Contains(ids[1]), $"the deleted {kind} {ids[1]} not to be listed", "it is");
    }

    /// <summary>The next moments at which clocks are changed, in the company's own zone, in Europe and in the United States, and a new year.</summary>
    private static Instant[] Edges(Scene scene)
    {
        var from = scene.Clock.Now + Duration.FromHours(2);
        var until = from + Duration.FromDays(400);
        DateTimeZone[] zones = [scene.Profile.TimeZone, DateTimeZoneProviders.Tzdb["Europe/Berlin"], DateTimeZoneProviders.Tzdb["America/New_York"]];
        var changes = zones.SelectMany(zone => zone.GetZoneIntervals(from, until))
            .Where(interval => interval.HasStart).Select(interval => interval.Start).Where(start => start > from);
        var year = new LocalDate(from.InZone(scene.Profile.TimeZone).Year + 1, 1, 1).AtStartOfDayInZone(scene.Profile.TimeZone).ToInstant();
        return [.. changes.Append(year).Distinct().Order()];
    }
}
