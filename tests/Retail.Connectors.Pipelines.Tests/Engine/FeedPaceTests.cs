using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>How often a feed is polled that takes long to read.</summary>
public sealed class FeedPaceTests
{
    private static readonly TimeSpan PageTakes = TimeSpan.FromSeconds(8);

    /// <summary>The interval is that between two beginnings: what is told last does not wait for the reading and the interval.</summary>
    [Theory]
    [InlineData(1, 30)]
    [InlineData(3, 30)]
    [InlineData(5, 40)]
    public async Task Feed_ManyPages_IsPolledAgainOneIntervalAfterItWasBegun(int pages, int seconds)
    {
        await using var scene = new EngineScene(options => options.FeedInterval = TimeSpan.FromSeconds(30), polls: true);
        for (var page = 1; page <= pages; page++)
        {
            scene.Shop.Pages.Enqueue(new FeedPage<Item>([], new Cursor(page.ToString(CultureInfo.InvariantCulture)), HasMore: page < pages));
        }

        var polled = new ConcurrentQueue<Instant>();
        scene.Shop.OnPoll = () =>
        {
            polled.Enqueue(scene.Now);
            if (scene.Shop.Polls <= pages)
            {
                scene.Time.Advance(PageTakes);
            }

            return Task.CompletedTask;
        };
        await scene.StartAsync();
        await scene.UntilAsync(() => polled.Count > pages, "the feed is polled again");

        // The engine looks for work once a second.
        Assert.InRange((polled.ElementAt(pages) - polled.First()).TotalSeconds, seconds, seconds + 3);
    }

    /// <summary>Whoever did not see it begin does not poll it sooner for that: another node may have.</summary>
    [Fact]
    public async Task Feed_TakenUpInTheMiddle_WaitsForTheWholeInterval()
    {
        await using var scene = new EngineScene(options => options.FeedInterval = TimeSpan.FromSeconds(30), polls: true);
        var polled = new ConcurrentQueue<Instant>();
        scene.Shop.Pages.Enqueue(new FeedPage<Item>([], new Cursor("1"), HasMore: true));
        var gate = new TaskCompletionSource();
        scene.Shop.OnPoll = async () =>
        {
            polled.Enqueue(scene.Now);
            if (scene.Shop.Polls == 2)
            {
                await gate.Task;
                throw new OperationCanceledException("The host stops.");
            }
        };
        await scene.StartAsync();
        await scene.UntilAsync(() => scene.Shop.Polls == 2, "the first page is stored and the second is read");
        gate.SetResult();
        await scene.StopAsync();
        scene.Time.Advance(TimeSpan.FromMinutes(5));
        scene.Shop.Pages.Enqueue(new FeedPage<Item>([], new Cursor("2"), HasMore: false));
        await scene.StartAsync();
        await scene.UntilAsync(() => polled.Count == 4, "the feed is polled again");

        Assert.InRange((polled.ElementAt(3) - polled.ElementAt(2)).TotalSeconds, 30, 33);
    }

    /// <summary>Who looks for records now reads what the feed has not told yet; while the feed is being read, that is what it reads itself.</summary>
    [Fact]
    public async Task Look_WhileTheFeedIsRead_DoesNotReadTheSamePages()
    {
        using var look = new Looking();
        await using var scene = new EngineScene(polls: true, extend: retail => retail.Batch(new BatchDefinition("look", Looking.Schedule, ["shop"]), _ => look));
        scene.Shop.Pages.Enqueue(new FeedPage<Item>([], new Cursor("1"), HasMore: true));
        scene.Shop.OnPoll = () => scene.Shop.Polls switch
        {
            2 => look.LookAsync(),
            _ => Task.CompletedTask,
        };
        await scene.StartAsync();
        await scene.UntilAsync(() => look.Looks == 1, "it is looked for records while the second page is read");
        Assert.Equal([null, new Cursor("1")], scene.Shop.Polled);

        await scene.UntilAsync(() => look.IsWaiting, "it waits to look again");
        await scene.PassAsync(Duration.FromSeconds(5));
        await look.LookAsync();

        Assert.Equal([null, new Cursor("1"), new Cursor("1")], scene.Shop.Polled);
    }

    /// <summary>Looks whenever the test says so.</summary>
    private sealed class Looking : IBatchFlow, IDisposable
    {
        private readonly SemaphoreSlim _go = new(0);
        private readonly SemaphoreSlim _done = new(0);
        private int _looks;
        private volatile bool _isWaiting;

        public static EntityRef Schedule { get; } = new("shop", EntityKind.Order, "look");

        public int Looks => Volatile.Read(ref _looks);

        public bool IsWaiting => _isWaiting;

        public async Task LookAsync()
        {
            _go.Release();
            await _done.WaitAsync(TestContext.Current.CancellationToken);
        }

        public async Task<BatchOutcome> RunAsync(EntityRef source, IBatch batch, CancellationToken cancellationToken)
        {
            _isWaiting = true;
            await _go.WaitAsync(cancellationToken);
            _isWaiting = false;
            await batch.PollAsync<Item>("shop", EntityKind.Order, cancellationToken);
            Interlocked.Increment(ref _looks);
            _done.Release();
            return new BatchOutcome(new WorkEnd.AgainAt(batch.Now), new Commit(), "looked");
        }

        public void Dispose()
        {
            _go.Dispose();
            _done.Dispose();
        }
    }
}
