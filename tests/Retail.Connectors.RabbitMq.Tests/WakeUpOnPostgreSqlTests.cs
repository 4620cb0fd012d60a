using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>Nodes that share a PostgreSQL schema wake each other over the bus, where the database's own notifications do not come through.</summary>
public sealed class WakeUpOnPostgreSqlTests
{
    private readonly string _bus = BusQueue.NewBus();

    [Fact]
    public async Task Node_IdleBetweenPollsOfAnHour_DoesWhatAnotherNodeHintsAtOnce()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        await using var store = await StoreSchema.CreateAsync();
        await using var idle = await BusHost.StartAsync(broker, _bus, store.UseIn, polls: false);
        await using var other = await BusHost.StartAsync(broker, _bus, store.UseIn, polls: false, works: false);
        await idle.ListensAsync();

        var notifications = await store.CountNotificationsAsync(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await other.HintAsync($"{i}");
                await Wait.UntilAsync(() => idle.Flow.Seen.Contains(ParkingFlow.Order($"{i}")), "the idle node does it");
            }
        });

        Assert.Equal(0, notifications);
        Assert.Equal(0, other.Flow.Looks);
    }

    [Fact]
    public async Task TwoNodes_IdleBetweenPollsOfAnHour_DoWhatEachAndAThirdHintOnce()
    {
        const int Each = 60;
        var broker = await RabbitMqEngine.ConnectAsync();
        await using var store = await StoreSchema.CreateAsync();
        await using var first = await BusHost.StartAsync(broker, _bus, store.UseIn, polls: false);
        await using var second = await BusHost.StartAsync(broker, _bus, store.UseIn, polls: false);
        await using var third = await BusHost.StartAsync(broker, _bus, store.UseIn, polls: false, works: false);
        await first.ListensAsync();
        await second.ListensAsync();
        BusHost[] nodes = [first, second, third];

        var notifications = await store.CountNotificationsAsync(async () =>
        {
            await Task.WhenAll(nodes.SelectMany((node, place) => Enumerable.Range(place * Each, Each).Select(i => node.HintAsync($"{i}"))));
            await Wait.UntilAsync(() => first.Flow.Looks + second.Flow.Looks >= nodes.Length * Each, "all is done");
        });

        Assert.Equal(0, notifications);
        Assert.Equal(0, third.Flow.Looks);
        Assert.Equal(
            Enumerable.Range(0, nodes.Length * Each).Select(i => ParkingFlow.Order($"{i}").ToString()).Order(StringComparer.Ordinal),
            first.Flow.Seen.Concat(second.Flow.Seen).Select(seen => seen.ToString()).Order(StringComparer.Ordinal));
    }
}
