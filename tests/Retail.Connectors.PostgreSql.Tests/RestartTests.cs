using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class RestartTests
{
    private static readonly Digest Asked = new("asked");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, bool> _hinted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _first = new(StringComparer.Ordinal);
    private int _done;
    private int _failures;
    private int _next;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_CrashesUnderLoadAndComesBack_NothingIsLostOrDoubled()
    {
        if (PostgreSqlServer.FindBinaries() is null)
        {
            MissingEngine.Report("A server that can be stopped is needed: install Debian's postgresql.");
        }

        using var server = await PostgreSqlServer.CreateAsync();
        var options = new PostgreSqlStoreOptions { ConnectionString = server.ConnectionString };
        await using var store = new PostgreSqlWorkStore(options, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WorkAsync(store, stop.Token), Cancel)).ToArray();
        for (var restart = 0; restart < 2; restart++)
        {
            var before = _done;
            await UntilAsync(() => _done >= before + 50);
            var failures = _failures;
            await server.StopAtOnceAsync();
            await UntilAsync(() => _failures > failures);
            await server.StartAsync();
        }

        var recovered = _done;
        await UntilAsync(() => _done >= recovered + 50);
        await stop.CancelAsync();
        await Task.WhenAll(load);
        await DrainAsync(store);

        Assert.All(_first, begun => Assert.True(begun.Value == 1, $"the effect of order {begun.Key} was begun first {begun.Value} times"));
        foreach (var id in _hinted.Keys)
        {
            Assert.Equal(WorkState.Done, (await store.Queries.FindWorkAsync(Key(id), Cancel))?.State);
            Assert.Single(await store.Queries.FindLinksAsync(Key(id).Source, Cancel));
        }
    }

    /// <summary>Accepts orders and does what is due, whatever the store throws.</summary>
    private async Task WorkAsync(PostgreSqlWorkStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var id = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
                await store.CommitAsync(new Commit { Hints = [Hint(id)] }, Cancel);
                _hinted[id] = true;
                await DoDueAsync(store);
            }
            catch (NpgsqlException)
            {
                Interlocked.Increment(ref _failures);
                await Task.Delay(Pause, TimeProvider.System, Cancel);
            }
        }
    }

    private async Task DrainAsync(PostgreSqlWorkStore store)
    {
        while (await store.Queries.CountAsync(Flow, Cancel) is { Pending: > 0 })
        {
            await DoDueAsync(store);
            await Task.Delay(Pause, TimeProvider.System, Cancel);
        }
    }

    private async Task DoDueAsync(PostgreSqlWorkStore store)
    {
        foreach (var claim in await store.ClaimAsync(Request(max: 3, seconds: 2), Cancel))
        {
            var id = claim.Key.Source.Id;
            var effect = EffectKey.For(claim.Key.Source, "submit", "erp");
            var begun = await store.BeginAsync(claim, effect, Asked, claim.LeaseUntil, SettleTime.None, Cancel);
            if (begun is BeginResult.First)
            {
                _first.AddOrUpdate(id, 1, (_, count) => count + 1);
            }

            var document = new EntityRef("erp", EntityKind.SalesOrder, $"S{id}");
            var receipt = new Receipt { Document = document, DisplayName = document.Id, Stage = DocumentStage.Confirmed };
            var commit = new Commit
            {
                Claim = claim,
                End = new WorkEnd.Done(),
                Links = [new Link(claim.Key.Source, LinkRole.SalesOrder, document, document.Id)],
                Effects = begun is BeginResult.First or BeginResult.Again ? [new EffectCompletion(effect, Asked, receipt)] : [],
            };
            if (begun is not BeginResult.FenceLost && await store.CommitAsync(commit, Cancel) == CommitResult.Committed)
            {
                Interlocked.Increment(ref _done);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(Pause, TimeProvider.System, Cancel);
        }
    }
}
