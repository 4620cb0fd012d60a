using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Tests.Engines;
using static Retail.Connectors.PostgreSql.Tests.PostgreSqlStoreFixture;

namespace Retail.Connectors.PostgreSql.Tests;

public sealed class EngineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Engine_IdleBetweenPollsOfAnHour_DoesWhatAnotherNodeHintsAtOnce()
    {
        await using var fixture = new PostgreSqlStoreFixture { HasOwnClock = false };
        var other = await fixture.OpenStoreAsync();
        var flow = new WatchedFlow();
        using var host = await StartAsync(fixture.Schema, flow);

        for (var i = 0; i < 3; i++)
        {
            await other.CommitAsync(new Commit { Hints = [Hint($"{i}")] }, Cancel);
            var planned = await flow.Planned.Reader.ReadAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancel);
            Assert.Equal(Key($"{i}").Source, planned);
        }

        await host.StopAsync(Cancel);
    }

    private static async Task<IHost> StartAsync(string schema, WatchedFlow flow)
    {
        var connection = await PostgreSqlEngine.ConnectAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddKeyedSingleton<IReader<Item>>("shop", new EmptyShop());
        builder.Services.AddRetailConnectors(retail => retail
            .UsePostgreSql(options =>
            {
                options.ConnectionString = connection;
                options.Schema = schema;
            })
            .ConfigurePipelines(options => options.PollInterval = TimeSpan.FromHours(1))
            .Flow<Item>(new FlowDefinition(Flow, "shop", EntityKind.Order, "erp"), _ => flow));
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }

    private sealed record Item;

    private sealed class EmptyShop : IReader<Item>
    {
        public Task<Observed<Item>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) => Task.FromResult<Observed<Item>?>(null);
    }

    private sealed class WatchedFlow : IFlow<Item>
    {
        public Channel<EntityRef> Planned { get; } = Channel.CreateUnbounded<EntityRef>();

        public Plan Plan(EntityRef source, Observed<Item>? observed, PlanContext context)
        {
            Planned.Writer.TryWrite(source);
            return new Plan.Nothing("it is only watched");
        }
    }
}
