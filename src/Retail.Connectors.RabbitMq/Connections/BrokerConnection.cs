using RabbitMQ.Client;

namespace Retail.Connectors.RabbitMq.Connections;

/// <summary>
/// One connection with one channel, made anew when it broke. Recovery is not left to the client: what was under way
/// must be known to have failed before it is tried again.
/// </summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    private readonly RabbitMqOptions _options;
    private readonly ConnectionFactory _factory;
    private readonly CreateChannelOptions? _channelOptions;
    private readonly Func<IChannel, CancellationToken, Task> _prepare;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <param name="options">Where the broker is.</param>
    /// <param name="purpose">What it is for; the broker shows it.</param>
    /// <param name="confirms">Whether publishing waits for the broker's confirmation.</param>
    /// <param name="prepare">Declares what is needed, on each new channel.</param>
    public BrokerConnection(RabbitMqOptions options, string purpose, bool confirms, Func<IChannel, CancellationToken, Task> prepare)
    {
        _options = options;
        _prepare = prepare;
        _factory = Factory(options, purpose);
        _channelOptions = confirms
            ? new CreateChannelOptions(
                publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null)
            : null;
    }

    /// <summary>The channel, open.</summary>
    /// <exception cref="BrokerException">The broker cannot be reached or refuses.</exception>
    public async ValueTask<IChannel> ChannelAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_channel is { IsOpen: true } meanwhile)
            {
                return meanwhile;
            }

            await CloseAsync();
            _connection = await _factory.CreateConnectionAsync(cancellationToken);
            var channel = await _connection.CreateChannelAsync(_channelOptions, cancellationToken);
            await _prepare(channel, cancellationToken);
            return _channel = channel;
        }
        catch (Exception exception) when (BrokerFailures.IsBrokers(exception) && !cancellationToken.IsCancellationRequested)
        {
            await CloseAsync();
            throw BrokerFailures.Translate(exception, _options);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Gives up a channel on which something failed; the next is a new one.</summary>
    public async ValueTask DropAsync(IChannel channel)
    {
        await _gate.WaitAsync();
        try
        {
            if (ReferenceEquals(_channel, channel))
            {
                await CloseAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _gate.Dispose();
    }

    private static ConnectionFactory Factory(RabbitMqOptions options, string purpose)
    {
        var uri = options.Uri!;
        var path = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        return new ConnectionFactory
        {
            HostName = uri.Host,
            Port = options.Port,
            VirtualHost = options.VirtualHost.Length > 0 ? options.VirtualHost : path.Length > 0 ? path : "/",
            UserName = options.UserName,
            Password = options.Password,
            Ssl = new SslOption
            {
                Enabled = options.IsTls,
                ServerName = options.TlsServerName.Length > 0 ? options.TlsServerName : uri.Host,
            },
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = options.Heartbeat,
            RequestedConnectionTimeout = options.ConnectTimeout,
            HandshakeContinuationTimeout = options.ConnectTimeout,
            ContinuationTimeout = options.ConnectTimeout,
            MaxInboundMessageBodySize = (uint)options.MaxMessageBytes,
            ClientProvidedName = $"Retail.Connectors {purpose}",
        };
    }

    /// <summary>Closing what is broken may fail as well, which tells nothing new.</summary>
    private async ValueTask CloseAsync()
    {
        var connection = _connection;
        (_connection, _channel) = (null, null);
        if (connection is null)
        {
            return;
        }

        try
        {
            await connection.CloseAsync(Constants.ReplySuccess, "Goodbye", TimeSpan.FromSeconds(2), abort: true, CancellationToken.None);
            await connection.DisposeAsync();
        }
        catch (Exception exception) when (BrokerFailures.IsBrokers(exception))
        {
            // It was broken.
        }
    }
}
