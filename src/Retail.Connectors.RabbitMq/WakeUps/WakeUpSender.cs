using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.RabbitMq.Connections;

namespace Retail.Connectors.RabbitMq.WakeUps;

/// <summary>
/// Tells other nodes that work became due. Whoever commits only leaves a note; notes that nobody took along in time, or
/// that the broker did not take, are gone: others find the work with their next poll.
/// </summary>
internal sealed partial class WakeUpSender : BackgroundService, IWorkAnnouncer, IAsyncDisposable
{
    private const int Capacity = 256;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Many commits at one time make few wake-ups.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    private readonly RabbitMqOptions _options;
    private readonly NodeMark _mark;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BrokerConnection _connection;
    private readonly Channel<WorkKey?> _notes = Channel.CreateBounded<WorkKey?>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
        static _ => WakeUpTelemetry.Count("lost"));

    private bool _isAway;

    public WakeUpSender(RabbitMqOptions options, NodeMark mark, TimeProvider time, ILogger<WakeUpSender> logger)
    {
        _options = options;
        _mark = mark;
        _time = time;
        _logger = logger;
        _connection = new BrokerConnection(options, "wake-ups out", confirms: true, PrepareAsync);
    }

    public void Announce(WorkKey? work) => _notes.Writer.TryWrite(work);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (await _notes.Reader.WaitToReadAsync(stoppingToken))
        {
            // One for each flow: the key wakes, and is not looked for.
            var notes = new Dictionary<string, WorkKey?>(StringComparer.Ordinal);
            while (_notes.Reader.TryRead(out var note))
            {
                notes[note?.Flow ?? string.Empty] = note;
            }

            if (await TrySendAsync(notes.Values, stoppingToken))
            {
                pause = FirstPause;
                await Task.Delay(Between, _time, stoppingToken);
            }
            else
            {
                await Task.Delay(pause, _time, stoppingToken);
                pause = pause * 2 < _options.MaxReconnectDelay ? pause * 2 : _options.MaxReconnectDelay;
            }
        }
    }

    private async Task<bool> TrySendAsync(Dictionary<string, WorkKey?>.ValueCollection notes, CancellationToken stoppingToken)
    {
        IChannel? channel = null;
        using var timeout = new CancellationTokenSource(Patience + _options.ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token);
        try
        {
            channel = await _connection.ChannelAsync(either.Token);
            foreach (var note in notes)
            {
                await SendAsync(channel, note, either.Token);
            }

            WakeUpTelemetry.Count("sent", notes.Count);
            _isAway = false;
            return true;
        }
        catch (Exception exception) when (BrokerFailures.IsBrokers(exception) && !stoppingToken.IsCancellationRequested)
        {
            WakeUpTelemetry.Count("lost", notes.Count);
            if (!_isAway)
            {
                LogAway(_logger, BrokerFailures.Translate(exception, _options));
            }

            _isAway = true;
            if (channel is not null && exception is not PublishException)
            {
                await _connection.DropAsync(channel);
            }

            return false;
        }
    }

    private async Task SendAsync(IChannel channel, WorkKey? note, CancellationToken cancellationToken) => await channel.BasicPublishAsync(
        _options.WakeUpExchange,
        routingKey: string.Empty,
        mandatory: false,
        new BasicProperties { AppId = _mark.Value, ContentType = "text/plain" },
        Encoding.UTF8.GetBytes(note?.ToString() ?? string.Empty),
        cancellationToken);

    private Task PrepareAsync(IChannel channel, CancellationToken cancellationToken) => channel.ExchangeDeclareAsync(
        _options.WakeUpExchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes cannot be woken; they find work with their next poll until the broker is back")]
    private static partial void LogAway(ILogger logger, Exception exception);
}
