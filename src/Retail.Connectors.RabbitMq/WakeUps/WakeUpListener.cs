using System.Globalization;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.RabbitMq.Connections;

namespace Retail.Connectors.RabbitMq.WakeUps;

/// <summary>
/// Hears wake-ups from a quorum queue of its own, which outlives the node for a while. What is delivered again, twice or
/// by strangers only makes the store be asked once more.
/// </summary>
internal sealed partial class WakeUpListener(
    RabbitMqOptions options, string node, NodeMark mark, TimeProvider time, ILogger<WakeUpListener> logger) : IWorkSignals
{
    private const int MaxWaiting = 1_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private string _queue = $"{options.WakeUpExchange}.{node}";
    private int _leftBehind;

    public async Task ListenAsync(Action signal, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var since = time.GetTimestamp();
            try
            {
                await ListenOnceAsync(signal, cancellationToken);
            }
            catch (Exception exception) when (BrokerFailures.IsBrokers(exception) && !cancellationToken.IsCancellationRequested)
            {
                LogBroken(logger, BrokerFailures.Translate(exception, options));
                LeaveBehindIfMute(exception);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(since) > options.MaxReconnectDelay)
            {
                pause = FirstPause;
            }

            // Nodes that lost one broker at one time do not come back at one time.
            await Task.Delay(pause * (0.75 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
            pause = pause * 2 < options.MaxReconnectDelay ? pause * 2 : options.MaxReconnectDelay;
        }
    }

    /// <summary>
    /// A queue whose broker was killed just after it was made may never answer again. It holds nothing that is needed: the
    /// next is another, and this one expires.
    /// </summary>
    private void LeaveBehindIfMute(Exception exception)
    {
        if (BrokerFailures.IsSilence(exception))
        {
            _queue = string.Create(CultureInfo.InvariantCulture, $"{options.WakeUpExchange}.{node}.{++_leftBehind}");
        }
    }

    private async Task ListenOnceAsync(Action signal, CancellationToken cancellationToken)
    {
        await using var connection = new BrokerConnection(options, $"wake-ups in, {node}", confirms: false, PrepareAsync);
        var channel = await connection.ChannelAsync(cancellationToken);
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            broken.TrySetException(new BrokerException(string.Create(
                CultureInfo.InvariantCulture, $"{options} closed the connection: {shutdown.ReplyCode} {shutdown.ReplyText}")));
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            if (delivery.BasicProperties.AppId != mark.Value)
            {
                WakeUpTelemetry.Count("received");
                signal();
            }

            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None);
        };
        consumer.UnregisteredAsync += (_, _) =>
        {
            broken.TrySetException(new BrokerException($"{options} removed the queue {_queue}."));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(_queue, autoAck: false, consumer, cancellationToken);
        LogListening(logger, _queue);

        // Something may have become due while nobody listened.
        signal();
        await broken.Task.WaitAsync(cancellationToken);
    }

    private async Task PrepareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(
            options.WakeUpExchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [Headers.XQueueType] = "quorum",
            [Headers.XExpires] = (long)options.WakeUpQueueExpiry.TotalMilliseconds,
            [Headers.XMaxLength] = MaxWaiting,
            ["x-delivery-limit"] = options.RedeliveryLimit,
        };
        await channel.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(_queue, options.WakeUpExchange, routingKey: string.Empty, cancellationToken: cancellationToken);
        await channel.BasicQosAsync(prefetchSize: 0, (ushort)options.Prefetch, global: false, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for work of other nodes on {Queue}")]
    private static partial void LogListening(ILogger logger, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for work of other nodes broke off; it is taken up again, and polls go on meanwhile")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
