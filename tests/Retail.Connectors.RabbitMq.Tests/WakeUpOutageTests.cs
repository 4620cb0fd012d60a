using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>
/// A node that waits for wake-ups outlives its broker. Much of this is waiting for a broker that does not answer for a queue which
/// it was killed with: a class of its own goes on beside the others.
/// </summary>
public sealed class WakeUpOutageTests
{
    private readonly string _bus = BusQueue.NewBus();

    [Fact]
    public async Task Broker_KilledWhileANodeWaitsForWakeUps_ItFindsWhatItMissedAndHearsAgain()
    {
        using var server = RabbitMqEngine.CreateServer();
        await server.StartAsync();
        using var store = new StoreFile();
        await using var idle = await BusHost.StartAsync(server.Address, _bus, store, polls: false);
        await using var other = await BusHost.StartAsync(server.Address, _bus, store, polls: false, works: false);
        await idle.ListensAsync();
        server.Kill();
        await Wait.UntilAsync(() => idle.Logs.Holds("Listening for work of other nodes broke off"), "the node notices");
        await other.HintAsync("missed");
        await server.StartAsync();
        await Wait.UntilAsync(() => idle.Flow.Seen.Contains(ParkingFlow.Order("missed")), "what was missed is found");

        await Wait.UntilAsync(
            async () =>
            {
                // The sender comes back in its own time; until then wake-ups may be lost.
                await other.HintAsync("heard");
                return idle.Flow.Seen.Contains(ParkingFlow.Order("heard"));
            },
            "wake-ups are heard again");
    }
}
