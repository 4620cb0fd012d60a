using System.Globalization;
using RabbitMQ.Client;
using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>A broker that is not there loses nothing and stops nothing.</summary>
public sealed class OutageTests
{
    private readonly string _bus = BusQueue.NewBus();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Broker_KilledTwiceUnderLoad_WorkGoesOnAndEveryEventArrivesInOrder()
    {
        using var server = RabbitMqEngine.CreateServer();
        await server.StartAsync();
        using var store = new StoreFile();
        await DeclareQueueAsync(server);

        await using var host = await BusHost.StartAsync(server.Address, _bus, store);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var load = Task.Run(() => LoadAsync(host, stop.Token), Cancel);
        for (var outage = 0; outage < 2; outage++)
        {
            var before = host.Flow.Looks;
            await Wait.UntilAsync(() => host.Flow.Looks >= before + 100, "work is done while the broker is there");
            server.Kill();
            before = host.Flow.Looks;
            await Wait.UntilAsync(() => host.Flow.Looks >= before + 100, "work is done while the broker is away");
            Assert.True(await host.BacklogAsync() > 0, "Events wait while the broker is away.");
            await server.StartAsync();
            await Wait.UntilAsync(() => host.Logs.Holds("Events are published again"), "events leave again");
        }

        await stop.CancelAsync();
        await load;
        await Wait.UntilAsync(async () => await host.BacklogAsync() == 0, "the outbox is drained");

        var stored = store.Events();
        await using var queue = await BusQueue.OpenAsync(server.Address, _bus);
        await queue.TakeAsync(stored.Count);
        Assert.Equal(stored.Select(item => item.Id).Order(), queue.Taken.Select(received => received.Id).Distinct().Order());
        foreach (var events in queue.Taken.GroupBy(received => received.Subject))
        {
            var first = events.DistinctBy(received => received.Id).Select(received => received.Sequence).ToArray();
            Assert.Equal(first.Order(StringComparer.Ordinal), first);
        }
    }

    [Fact]
    public async Task Broker_AbsentAtStart_HostStartsAndEventsLeaveWhenItComes()
    {
        using var server = RabbitMqEngine.CreateServer();
        using var store = new StoreFile();
        await using var host = await BusHost.StartAsync(server.Address, _bus, store);
        await host.HintAsync("1");
        await Wait.UntilAsync(() => store.Events().Count == 1, "the work is done");
        await Wait.UntilAsync(() => host.Logs.HoldsError("cannot be reached"), "operators are told");

        await server.StartAsync();
        await Wait.UntilAsync(async () => await host.BacklogAsync() == 0, "the event leaves");
        await host.ListensAsync();
    }

    /// <summary>The queue is there before the first event, and stays.</summary>
    private async Task DeclareQueueAsync(RabbitMqServer server)
    {
        await using var queue = await BusQueue.OpenAsync(server.Address, _bus);
        await queue.Channel.CloseAsync(Constants.ReplySuccess, "Goodbye", abort: false, Cancel);
    }

    private static async Task LoadAsync(BusHost host, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await host.HintAsync((i % 20).ToString(CultureInfo.InvariantCulture));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
