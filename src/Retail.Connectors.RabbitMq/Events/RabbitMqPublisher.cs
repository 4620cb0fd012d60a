using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.RabbitMq.Connections;

namespace Retail.Connectors.RabbitMq.Events;

/// <summary>Publishes events as persistent messages, and returns when the broker confirmed them.</summary>
internal sealed class RabbitMqPublisher : IEventPublisher, IAsyncDisposable
{
    private readonly RabbitMqOptions _options;
    private readonly TimeProvider _time;
    private readonly BrokerConnection _connection;

    public RabbitMqPublisher(RabbitMqOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _connection = new BrokerConnection(options, "events", confirms: true, PrepareAsync);
    }

    public async Task PublishAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        var body = CloudEventJson.Write(stored, _options.EventSource);
        if (body.Length > _options.MaxMessageBytes)
        {
            throw new EventRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The event is {body.Length} bytes long: raise MaxMessageBytes, or let its flow announce less."));
        }

        using var timeout = new CancellationTokenSource(_options.ConfirmTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var channel = await ConnectAsync(either.Token, cancellationToken);
        try
        {
            await channel.BasicPublishAsync(
                _options.EventExchange, RoutingKeyOf(stored.Event), _options.RequireQueue, PropertiesOf(stored), body, either.Token);
        }
        catch (PublishException exception)
        {
            throw new EventRefusedException(
                exception.IsReturn
                    ? $"No queue of {_options.EventExchange} takes {RoutingKeyOf(stored.Event)}: bind one, or set RequireQueue to false."
                    : $"A queue behind {_options.EventExchange} refused the event: look whether it is full.",
                exception);
        }
        catch (Exception exception) when (BrokerFailures.IsBrokers(exception) && !cancellationToken.IsCancellationRequested)
        {
            // What was not confirmed may come later or never: a new channel, and nothing of the old one counts.
            await _connection.DropAsync(channel);
            throw BrokerFailures.Translate(exception, _options);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask<IChannel> ConnectAsync(CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            return await _connection.ChannelAsync(either);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BrokerFailures.Translate(exception, _options);
        }
    }

    private static string RoutingKeyOf(CanonicalEvent occurred) => $"{occurred.Type}.{occurred.Subject.System}";

    private static BasicProperties PropertiesOf(StoredEvent stored) => new()
    {
        Persistent = true,
        ContentType = CloudEventJson.ContentType,
        MessageId = stored.Event.Id,
        Type = stored.Event.Type,
        Timestamp = new AmqpTimestamp(stored.At.ToUnixTimeSeconds()),
    };

    private Task PrepareAsync(IChannel channel, CancellationToken cancellationToken) => _options.DeclareEventExchange
        ? channel.ExchangeDeclareAsync(_options.EventExchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken)
        : channel.ExchangeDeclarePassiveAsync(_options.EventExchange, cancellationToken);
}
