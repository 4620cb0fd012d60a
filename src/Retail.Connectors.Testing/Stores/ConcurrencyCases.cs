using System.Collections.Concurrent;
using System.Globalization;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Many at one time.</summary>
internal static class ConcurrencyCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("two instances that race for claims get every key once, and no commit is lost", RaceAsync),
        new("a thousand commits at one time are all stored", ThousandAsync),
        new("a commit that is refused takes no other along", RefusedAloneAsync),
        new("of many that begin one effect at one time, one is first", OneFirstAsync),
        new("hints that race with the end of their work are never lost", HintRaceAsync),
    ];

    private static async Task RaceAsync(StoreScene scene)
    {
        const int Keys = 200;
        var other = await StoreScene.OpenAsync(scene.Fixture);
        await scene.CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, Keys).Select(i => new RaisedHint(Key(Id(i)), null))] });
        var claimed = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var mine = worker % 2 == 0 ? scene : other;
            while (await mine.ClaimAsync(max: 7, node: Id(worker)) is { Count: > 0 } claims)
            {
                foreach (var claim in claims)
                {
                    var id = claim.Key.Source.Id;
                    claimed.Add(id);
                    var result = await mine.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkTo(id, $"S{id}")] });
                    Expect.Equal(CommitResult.Committed, result, $"the end of order {id}");
                }
            }
        })));
        Expect.Equal(Keys, claimed.Count, "the number of claims");
        Expect.Equal(Keys, claimed.Distinct().Count(), "the number of claimed keys");
        Expect.Equal((long)Keys, (await scene.Store.Queries.CountAsync(Flow, CancellationToken.None)).Done, "the number of finished keys");
        for (var i = 0; i < Keys; i++)
        {
            Expect.Equal(1, (await scene.LinksAsync(Id(i))).Length, $"the number of links of order {i}");
        }
    }

    private static async Task ThousandAsync(StoreScene scene)
    {
        const int Commits = 1000;
        await Task.WhenAll(Enumerable.Range(0, Commits).Select(i => Task.Run(() => scene.CommitAsync(new Commit
        {
            Hints = [new RaisedHint(Key(Id(i)), null)],
            Links = [LinkTo("shared", $"S{Id(i)}")],
        }))));
        Expect.Equal((long)Commits, (await scene.Store.Queries.CountAsync(Flow, CancellationToken.None)).Pending, "the number of hinted keys");
        Expect.Equal(Commits, (await scene.LinksAsync("shared")).Length, "the number of links");
    }

    private static async Task RefusedAloneAsync(StoreScene scene)
    {
        const int Commits = 100;
        await scene.CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, Commits).Select(i => new RaisedHint(Key(Id(i)), null))] });
        var claims = await scene.ClaimAsync(Commits);
        var refused = 0;
        await Task.WhenAll(claims.Select((claim, i) => Task.Run(async () =>
        {
            var id = claim.Key.Source.Id;
            var commit = new Commit { Claim = claim, End = new WorkEnd.Done(), Links = [LinkTo(id, $"S{id}")] };
            if (i % 10 == 0)
            {
                // Never begun.
                await Expect.RefusedAsync(
                    () => scene.CommitAsync(commit with { Effects = [Completion(id, $"S{id}")] }), "completing an effect that was not begun");
                Interlocked.Increment(ref refused);
            }
            else
            {
                Expect.Equal(CommitResult.Committed, await scene.CommitAsync(commit), $"the end of order {id}");
            }
        })));
        var counts = await scene.Store.Queries.CountAsync(Flow, CancellationToken.None);
        Expect.Equal(new WorkCounts(refused, 0, 0, Commits - refused), counts, "the counts after some commits were refused");
    }

    private static async Task OneFirstAsync(StoreScene scene)
    {
        const int Workers = 20;
        await scene.CommitAsync(new Commit { Hints = [.. Enumerable.Range(0, Workers).Select(i => new RaisedHint(Key(Id(i)), null))] });
        var claims = await scene.ClaimAsync(Workers);
        var answers = await Task.WhenAll(claims.Select(claim => Task.Run(() => scene.BeginAsync(claim, "shared"))));
        Expect.Equal(1, answers.OfType<Pipelines.Effects.BeginResult.First>().Count(), "the number of first answers");
        Expect.Equal(Workers - 1, answers.OfType<Pipelines.Effects.BeginResult.HeldByOther>().Count(), "the number of answers that it is held");
    }

    private static async Task HintRaceAsync(StoreScene scene)
    {
        for (var i = 0; i < 50; i++)
        {
            var claim = await scene.HintAndClaimAsync("1");
            var hint = Task.Run(() => scene.HintAsync("1"));
            var end = Task.Run(() => scene.EndAsync(claim, new WorkEnd.Done()));
            await Task.WhenAll(hint, end);
            var next = await scene.ClaimOneAsync("1");
            Expect.True(next.Version > claim.Version, $"a hint that raced with the end raised the version above {claim.Version}");
            await scene.EndAsync(next, new WorkEnd.Done());
        }
    }

    private static string Id(int i) => i.ToString("000", CultureInfo.InvariantCulture);
}
