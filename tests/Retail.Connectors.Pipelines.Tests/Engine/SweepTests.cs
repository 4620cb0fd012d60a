using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>Sweeps name records again and again, and the flows look at them.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task Sweep_NamesARecord_ItIsLookedAtAtEveryTurn()
    {
        var sweep = new Naming("1");
        await using var scene = new EngineScene(extend: retail => retail.Sweep("gone", "shop", TimeSpan.FromMinutes(1), _ => sweep));
        scene.Shop.Items["1"] = new Item("content");
        await scene.StartAsync();
        await scene.StateAsync("1", WorkState.Done);
        var (turns, reads) = (sweep.Turns, scene.Shop.Reads);

        await scene.UntilAsync(() => sweep.Turns > turns && scene.Shop.Reads > reads, "the record is looked at again");

        Assert.Equal((true, false), (sweep.CanRead, sweep.CanCount));
    }

    [Fact]
    public async Task Sweep_Fails_ComesAgain()
    {
        var sweep = new Naming("1") { Failures = 2 };
        await using var scene = new EngineScene(extend: retail => retail.Sweep("gone", "shop", TimeSpan.FromMinutes(1), _ => sweep));
        scene.Shop.Items["1"] = new Item("content");
        await scene.StartAsync();

        await scene.StateAsync("1", WorkState.Done);

        Assert.Equal(0, sweep.Failures);
    }

    private sealed class Naming(string id) : ISweep
    {
        private int _turns;

        public int Turns => Volatile.Read(ref _turns);

        public int Failures { get; set; }

        public bool CanRead { get; private set; }

        public bool CanCount { get; private set; }

        public Task<IReadOnlyCollection<EntityRef>> FindAsync(ILookups lookups, Instant now, CancellationToken cancellationToken)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new ConnectorException(ConnectorErrorKind.Unavailable, "shop", "Down.");
            }

            (CanRead, CanCount) = (lookups.Offers<IReader<Item>>("shop"), lookups.Offers<ICensus<Item>>("shop"));
            Interlocked.Increment(ref _turns);
            return Task.FromResult<IReadOnlyCollection<EntityRef>>([EngineScene.Key(id).Source]);
        }
    }
}
