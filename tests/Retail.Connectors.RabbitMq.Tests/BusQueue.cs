using System.Text.Json;
using RabbitMQ.Client;
using Retail.Connectors.Tests.Engines.RabbitMq;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>A service of the company that takes events from a queue of its own.</summary>
internal sealed class BusQueue : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly string _name;

    private BusQueue(IConnection connection, IChannel channel, string name)
    {
        _connection = connection;
        Channel = channel;
        _name = name;
    }

    public IChannel Channel { get; }

    public List<Received> Taken { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string NewBus() => $"test-{Guid.NewGuid():n}";

    /// <summary>Declares the queue and binds it to the bus's events; the arguments default to a quorum queue's.</summary>
    public static async Task<BusQueue> OpenAsync(BrokerAddress broker, string bus, Dictionary<string, object?>? arguments = null, bool binds = true)
    {
        var factory = new ConnectionFactory
        {
            Uri = broker.Uri,
            UserName = broker.UserName,
            Password = broker.Password,
            AutomaticRecoveryEnabled = false,
        };
        var connection = await factory.CreateConnectionAsync(Cancel);
        var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        var queue = new BusQueue(connection, channel, $"{bus}.service");
        await channel.ExchangeDeclareAsync($"{bus}.events", ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: Cancel);
        await channel.QueueDeclareAsync(
            queue._name, durable: true, exclusive: false, autoDelete: false, arguments ?? new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Cancel);
        if (binds)
        {
            await queue.BindAsync(bus, "#");
        }

        return queue;
    }

    public Task BindAsync(string bus, string pattern) => Channel.QueueBindAsync(_name, $"{bus}.events", pattern, cancellationToken: Cancel);

    /// <summary>Takes all there is.</summary>
    public async Task<int> TakeAsync()
    {
        while (await Channel.BasicGetAsync(_name, autoAck: true, Cancel) is { } message)
        {
            using var json = JsonDocument.Parse(message.Body);
            Taken.Add(new Received(message.BasicProperties, message.RoutingKey, json.RootElement.Clone()));
        }

        return Taken.Count;
    }

    public Task TakeAsync(int count) => Wait.UntilAsync(async () => await TakeAsync() >= count, $"{count} events arrive");

    public async ValueTask DisposeAsync()
    {
        if (Channel.IsOpen)
        {
            await Channel.QueueDeleteAsync(_name, cancellationToken: CancellationToken.None);
        }

        await _connection.DisposeAsync();
    }

    internal sealed record Received(IReadOnlyBasicProperties Properties, string RoutingKey, JsonElement Json)
    {
        public string Id => Text("id");

        public string Subject => Text("subject");

        public string Sequence => Text("sequence");

        public string Text(string name) => Json.GetProperty(name).GetString()!;
    }
}
