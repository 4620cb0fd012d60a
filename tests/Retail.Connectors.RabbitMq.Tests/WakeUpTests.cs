using RabbitMQ.Client;
using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>Nodes that share a store wake each other.</summary>
public sealed class WakeUpTests
{
    private readonly string _bus = BusQueue.NewBus();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Node_IdleBetweenPollsOfAnHour_DoesWhatAnotherNodeHintsAtOnce()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var idle = await BusHost.StartAsync(broker, _bus, store, polls: false);
        await using var other = await BusHost.StartAsync(broker, _bus, store, polls: false, works: false);
        await idle.ListensAsync();
        for (var i = 0; i < 5; i++)
        {
            await other.HintAsync($"{i}");
            await Wait.UntilAsync(() => idle.Flow.Seen.Contains(ParkingFlow.Order($"{i}")), "the idle node does it");
        }

        Assert.Equal(0, other.Flow.Looks);
    }

    [Fact]
    public async Task WakeUps_DoubledAndByStrangers_ChangeNothing()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var idle = await BusHost.StartAsync(broker, _bus, store, polls: false);
        await idle.ListensAsync();
        await using var stranger = await BusQueue.OpenAsync(broker, _bus);
        await idle.HintAsync("1");
        await Wait.UntilAsync(() => idle.Flow.Looks == 1, "it is looked at");
        for (var i = 0; i < 100; i++)
        {
            await SendAsync(stranger, "orders/erp shop/order/1"u8.ToArray());
        }

        await SendAsync(stranger, [0xFF, 0x00]);
        await SendAsync(stranger, []);
        await idle.HintAsync("2");
        await Wait.UntilAsync(() => idle.Flow.Seen.Contains(ParkingFlow.Order("2")), "the next is looked at");

        Assert.Equal(2, idle.Flow.Looks);
    }

    [Fact]
    public async Task WakeUp_ThatBreaksTheConnection_IsDroppedAfterSomeRedeliveries()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var idle = await BusHost.StartAsync(broker, _bus, store, options => options.RedeliveryLimit = 2, polls: false);
        await using var other = await BusHost.StartAsync(broker, _bus, store, polls: false, works: false);
        await idle.ListensAsync();
        await using var stranger = await BusQueue.OpenAsync(broker, _bus);
        await SendAsync(stranger, new byte[100 * 1024]);
        await Wait.UntilAsync(() => idle.Logs.Holds("Listening for work of other nodes broke off"), "the connection breaks");

        await Wait.UntilAsync(
            async () =>
            {
                await other.HintAsync("1");
                return idle.Flow.Looks > 0;
            },
            "wake-ups are heard in spite of it");
        await Wait.UntilAsync(async () => await WaitingAsync(stranger, idle) == 0, "nothing is left in the node's queue");
    }

    private Task SendAsync(BusQueue stranger, byte[] body) => stranger.Channel.BasicPublishAsync(
        $"{_bus}.wake-ups", string.Empty, mandatory: false, new BasicProperties(), body, Cancel).AsTask();

    private async Task<uint> WaitingAsync(BusQueue stranger, BusHost node) =>
        await stranger.Channel.MessageCountAsync($"{_bus}.wake-ups.{node.Node}", Cancel);
}
