using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Simulation;

public sealed class LateCommitTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CountingServer _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_LateCommit_IsCarriedOutAfterTheCallerGaveUp()
    {
        using var handler = new SimulatorHandler(_server, new SimulatorVices { LateCommitRate = 1, LateCommitBy = TimeSpan.FromMinutes(10) }, _clock);
        using var client = new HttpClient(handler) { BaseAddress = new("https://shop.test/") };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/orders", new StringContent("{}"), Token));
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, _server.Handled);
        Assert.Equal(1, handler.PendingLate);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _server.Handled);
        Assert.Equal(0, handler.PendingLate);
        Assert.Equal(1, handler.Counts.CommittedLate);
    }

    [Fact]
    public async Task CarryOutLate_Waiting_CarriesEachOutOnce()
    {
        using var handler = new SimulatorHandler(_server, new SimulatorVices { LateCommitRate = 1, LateCommitBy = Timeout.InfiniteTimeSpan }, _clock);
        using var client = new HttpClient(handler) { BaseAddress = new("https://shop.test/") };
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/orders", new StringContent("{}"), Token));
        }

        Assert.Equal(3, handler.CarryOutLate());
        Assert.Equal(0, handler.CarryOutLate());
        Assert.Equal(3, _server.Handled);
    }

    private sealed class CountingServer : ISimulatedServer
    {
        public int Handled { get; private set; }

        public SimulatedResponse Handle(SimulatedRequest request)
        {
            Handled++;
            return SimulatedResponse.Json(201, "made");
        }
    }
}
