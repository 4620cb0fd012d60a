using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>How events reach the company's bus.</summary>
public sealed class EventTests
{
    private readonly string _bus = BusQueue.NewBus();

    [Fact]
    public async Task Event_Stored_ArrivesAsCloudEventAndIsMarked()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var queue = await BusQueue.OpenAsync(broker, _bus);
        await using var host = await BusHost.StartAsync(broker, _bus, store);
        await host.HintAsync("1234");
        await queue.TakeAsync(1);
        await Wait.UntilAsync(async () => await host.BacklogAsync() == 0, "it is marked");

        var received = queue.Taken[0];
        Assert.Equal("application/cloudevents+json; charset=utf-8", received.Properties.ContentType);
        Assert.True(received.Properties.Persistent);
        Assert.Equal(received.Id, received.Properties.MessageId);
        Assert.Equal(store.Events().Single().Id, received.Id);
        Assert.Equal("retail.work.parked.shop", received.RoutingKey);
        Assert.Equal(
            ("1.0", "retail.work.parked", "/retail-connectors/shop", "shop/order/1234", "application/json"),
            (received.Text("specversion"), received.Text("type"), received.Text("source"), received.Text("subject"), received.Text("datacontenttype")));
        Assert.Equal(["code", "flow", "owner"], received.Json.GetProperty("data").EnumerateObject().Select(property => property.Name));
        Assert.Equal(19, received.Sequence.Length);
    }

    [Fact]
    public async Task Events_OfOneRecord_ArriveInOrder()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var queue = await BusQueue.OpenAsync(broker, _bus);
        await using var host = await BusHost.StartAsync(broker, _bus, store);
        for (var look = 1; look <= 30; look++)
        {
            await host.HintAsync("1");
            await host.HintAsync("2");
            await Wait.UntilAsync(() => host.Flow.Looks >= look * 2, "both are looked at");
            await Wait.UntilAsync(() => store.Events().Count >= look * 2, "both are parked again");
        }

        await queue.TakeAsync(60);

        Assert.Equal(60, queue.Taken.Count);
        Assert.All(queue.Taken.GroupBy(received => received.Subject), events =>
            Assert.Equal(events.Select(received => received.Sequence).Order(StringComparer.Ordinal), events.Select(received => received.Sequence)));
    }

    [Fact]
    public async Task Queue_RefusesAnEvent_ItWaitsAndGoesWhenThereIsRoom()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var queue = await BusQueue.OpenAsync(
            broker, _bus, new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });
        await using var host = await BusHost.StartAsync(broker, _bus, store);
        for (var i = 0; i < 5; i++)
        {
            await host.HintAsync($"{i}");
        }

        await Wait.UntilAsync(() => host.Logs.HoldsError("refused the event: look whether it is full"), "the refusal is told");
        Assert.InRange(await host.BacklogAsync(), 1, 5);
        await queue.TakeAsync(5);
        await Wait.UntilAsync(async () => await host.BacklogAsync() == 0, "all are marked");

        Assert.Equal(store.Events().Select(stored => stored.Id).Order(), queue.Taken.Select(received => received.Id).Distinct().Order());
    }

    [Fact]
    public async Task Event_WithoutAQueueWhereOneIsRequired_WaitsForIt()
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var queue = await BusQueue.OpenAsync(broker, _bus, binds: false);
        await using var host = await BusHost.StartAsync(broker, _bus, store, options => options.RequireQueue = true);
        await host.HintAsync("1");
        await Wait.UntilAsync(() => host.Logs.HoldsError("bind one, or set RequireQueue to false"), "the refusal is told");
        Assert.Equal(1, await host.BacklogAsync());

        await queue.BindAsync(_bus, "retail.work.*.shop");
        await queue.TakeAsync(1);

        Assert.Equal("shop/order/1", queue.Taken[0].Subject);
    }

    [Theory]
    [InlineData("wrong-credentials")]
    [InlineData("wrong-host")]
    public async Task Broker_RefusesTheNode_OperatorsAreToldAndWorkGoesOn(string what)
    {
        var broker = await RabbitMqEngine.ConnectAsync();
        using var store = new StoreFile();
        await using var host = await BusHost.StartAsync(broker, _bus, store, options =>
        {
            options.Password = what == "wrong-credentials" ? "canary-wr0ng-p4ss" : options.Password;
            options.VirtualHost = what == "wrong-host" ? "nowhere" : options.VirtualHost;
        });
        for (var i = 0; i < 10; i++)
        {
            await host.HintAsync($"{i}");
        }

        await Wait.UntilAsync(() => host.Logs.HoldsError("Events cannot be published"), "operators are told");
        await Wait.UntilAsync(() => store.Events().Count == 10, "all work is done");

        Assert.True(host.Logs.HoldsError(what == "wrong-credentials" ? "refuses the credentials" : "refuses"), host.Logs.All);
        Assert.Equal(10, await host.BacklogAsync());
    }
}
