using System.Text.Json;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Testing.Systems.Effects;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A change feed misses nothing beyond what it says itself.</summary>
internal sealed class FeedCases<T>(SystemRole role, EntityKind kind, string subject, bool required)
    where T : class
{
    private const int MaxPages = 5_000;

    public IEnumerable<SystemCase> All =>
    [
        new(role, subject, "offered", "changes can be asked for, and what cannot be seen is said", OfferedAsync),
        new(role, subject, "equal-timestamps", "of many records that changed at one moment none is missed while others are written", EqualTimestampsAsync),
        new(role, subject, "deleted", "a deleted record is told as gone, or the feed says that it cannot see it", DeletedAsync),
        new(role, subject, "unreadable", "a record that cannot be understood stands alone, and its page goes on", UnreadableAsync),
    ];

    private IChangeFeed<T> FeedOf(SuiteProcess process) => process.Port<IChangeFeed<T>>() ?? throw (required
        ? new NotOfferedException($"no {nameof(IChangeFeed<T>)} of {kind} is registered under '{process.System}'")
        : new DoesNotApplyException("the connector does not offer it, and need not"));

    private Task OfferedAsync(Scene scene)
    {
        var gaps = FeedOf(scene.Calm).Gaps;
        scene.Notes.Add(gaps.Length == 0 ? "sees everything" : $"says: {gaps}");
        return Task.CompletedTask;
    }

    private async Task EqualTimestampsAsync(Scene scene)
    {
        var reading = await StartAsync(scene);
        reading.Expect(await scene.Stage.AddAsync(scene.System, kind, scene.Profile.Bulk, scene.Clock.Now, scene.Cancellation));
        var first = reading.Pending.Take(5).ToArray();
        reading.BetweenPages = async page =>
        {
            // Others write: records that were told are changed again, and new ones come, in the same second and in later ones.
            if (page % 7 == 3 && page < 100)
            {
                reading.Expect(await scene.Stage.AddAsync(scene.System, kind, 1, scene.Clock.Now, scene.Cancellation));
                var touched = first[page % first.Length];
                await scene.Stage.TouchAsync(new EntityRef(scene.System, kind, touched), scene.Cancellation);
                reading.Expect([touched]);
                scene.Clock.Advance(Duration.FromSeconds(page % 2));
            }
        };
        await reading.DrainAsync();
        reading.BetweenPages = static _ => Task.CompletedTask;
        foreach (var pause in new[] { 1, 60, 3600 })
        {
            scene.Clock.Advance(Duration.FromSeconds(pause));
            await reading.DrainAsync();
        }

        Demand.None(reading.Pending.Select(id => $"{kind} {id}"), "each change to be told after it was made");
        scene.Notes.Add($"{reading.Changes} changes in {reading.Pages} pages, {reading.Told} entries");
    }

    private async Task DeletedAsync(Scene scene)
    {
        var feed = FeedOf(scene.Calm);
        var reading = await StartAsync(scene);
        var ids = await scene.Stage.AddAsync(scene.System, kind, 3, scene.Clock.Now, scene.Cancellation);
        await reading.DrainAsync();
        scene.Clock.Advance(Duration.FromMinutes(5));
        await scene.Stage.DeleteAsync(new EntityRef(scene.System, kind, ids[1]), scene.Cancellation);
        await reading.DrainAsync();
        scene.Clock.Advance(Duration.FromHours(1));
        await reading.DrainAsync();
        Demand.That(
            reading.Gone.Contains(ids[1]) || feed.Gaps.Length > 0, $"{kind} {ids[1]} to be told as gone, or a feed that says what it cannot see",
            "it was deleted without a word, and Gaps is empty");
        Demand.That(!reading.Gone.Contains(ids[0]), $"{kind} {ids[0]} not to be told as gone", "it is there");
        scene.Notes.Add(reading.Gone.Contains(ids[1]) ? "told as gone" : $"said: {feed.Gaps}");
    }

    private async Task UnreadableAsync(Scene scene)
    {
        var reading = await StartAsync(scene);
        var ids = await scene.Stage.AddAsync(scene.System, kind, 20, scene.Clock.Now, scene.Cancellation);
        await scene.Stage.SpoilAsync(new EntityRef(scene.System, kind, ids[7]), scene.Cancellation);
        reading.Expect(ids.Remove(ids[7]));
        await reading.DrainAsync();
        scene.Clock.Advance(Duration.FromMinutes(5));
        await reading.DrainAsync();
        Demand.None(reading.Pending.Select(id => $"{kind} {id}"), "the other records to be told beside one that cannot be understood");
        scene.Notes.Add(reading.Unreadable > 0 ? "told as unreadable" : "told as seen: the feed does not look inside");
    }

    private async Task<Reading> StartAsync(Scene scene)
    {
        _ = FeedOf(scene.Calm);
        var reading = new Reading(scene, this);
        await reading.DrainAsync();
        scene.Clock.Advance(Duration.FromSeconds(1));
        return reading;
    }

    private sealed class Reading(Scene scene, FeedCases<T> cases)
    {
        private SuiteProcess _process = scene.Calm;
        private string? _cursor;

        public HashSet<string> Pending { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Gone { get; } = new(StringComparer.Ordinal);

        public int Changes { get; private set; }

        public int Pages { get; private set; }

        public int Told { get; private set; }

        public int Unreadable { get; private set; }

        public Func<int, Task> BetweenPages { get; set; } = static _ => Task.CompletedTask;

        public void Expect(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                Changes++;
                Pending.Add(id);
            }
        }

        public async Task DrainAsync()
        {
            for (var page = 1; page <= MaxPages; page++)
            {
                // As a store keeps it: the cursor goes through JSON, and another process goes on with it now and then.
                var cursor = _cursor is null ? (Cursor?)null : new Cursor(JsonSerializer.Deserialize(_cursor, CursorJson.Default.String)!);
                if (page % 20 == 0)
                {
                    _process = scene.Start();
                }

                var read = await cases.FeedOf(_process).ReadAsync(cursor, scene.Cancellation);
                _cursor = JsonSerializer.Serialize(read.Next.Value, CursorJson.Default.String);
                Pages++;
                foreach (var item in read.Items)
                {
                    Take(item);
                }

                if (!read.HasMore)
                {
                    return;
                }

                await BetweenPages(page);
            }

            throw new BrokenException("a feed to come to its end", $"it had more after {MaxPages} pages");
        }

        private void Take(FeedItem<T> item)
        {
            Told++;
            switch (item)
            {
                case FeedItem<T>.Seen seen:
                    Demand.That(seen.Ref.System == scene.System && seen.Ref.Kind == cases.Kind, $"references of {scene.System}/{cases.Kind}", $"one is {seen.Ref}");
                    Pending.Remove(seen.Ref.Id);
                    break;
                case FeedItem<T>.Gone gone:
                    Gone.Add(gone.Ref.Id);
                    Pending.Remove(gone.Ref.Id);
                    break;
                case FeedItem<T>.Unreadable:
                    Unreadable++;
                    break;
            }
        }
    }

    private EntityKind Kind => kind;
}
