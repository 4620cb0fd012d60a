using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Events;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Brings events from the outbox to the bus. What the bus did not confirm is published again; of one subject an event
/// leaves only after the one before it was confirmed.
/// </summary>
internal sealed partial class EventDispatcher(
    IServiceProvider services,
    IEventPublisher publisher,
    EventBell bell,
    IOptions<OutboxOptions> options,
    IOptions<PipelineOptions> engine,
    TimeProvider time,
    ILogger<EventDispatcher> logger) : BackgroundService
{
    private const int RemovedAtOnce = 1_000;
    private static readonly Duration CountsEvery = Duration.FromSeconds(10);
    private static readonly Duration RemovesEvery = Duration.FromHours(1);

    private readonly OutboxOptions _options = options.Value;
    private readonly string _reader = $"{engine.Value.Node}/{Guid.NewGuid():n}";
    private readonly IEventOutbox _outbox = services.GetService<IEventOutbox>() ?? throw new InvalidOperationException(
        $"The store keeps no events: choose one that implements {nameof(IEventOutbox)}, or publish none.");

    /// <summary>Subjects whose next event was refused, until when they are left alone and for how long the next time.</summary>
    private readonly ConcurrentDictionary<EntityRef, (Instant Until, TimeSpan Pause)> _refused = new();

    private Instant _countsAt;
    private Instant _removesAt;
    private bool _isAway;

    private enum Round
    {
        Idle,
        Moved,
        Stuck,
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = _options.RetryDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            switch (await TryRoundAsync(stoppingToken))
            {
                case Round.Moved:
                    pause = _options.RetryDelay;
                    break;
                case Round.Idle:
                    pause = _options.RetryDelay;
                    await bell.Signal.WaitAsync(_options.PollInterval, time, stoppingToken);
                    break;
                default:
                    await Task.Delay(pause, time, stoppingToken);
                    pause = NextPause(pause);
                    break;
            }
        }
    }

    private TimeSpan NextPause(TimeSpan pause) => pause * 2 < _options.MaxRetryDelay ? pause * 2 : _options.MaxRetryDelay;

    /// <summary>A store or a bus that fails is asked again later: it must not take the host down.</summary>
    private async Task<Round> TryRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAfterAsync(stoppingToken);
            return await RoundAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreAway(logger, exception);
            return Round.Stuck;
        }
    }

    private async Task<Round> RoundAsync(CancellationToken stoppingToken)
    {
        // Nothing is sent when another reader may have begun to send it too: a tenth of the lease is kept back.
        var until = time.GetCurrentInstant() + (Duration.FromTimeSpan(_options.Lease) * 0.9);
        var batch = await _outbox.ClaimAsync(
            new EventClaim(_reader, _options.BatchSize, Duration.FromTimeSpan(_options.Lease)), stoppingToken);
        if (batch is null)
        {
            return Round.Idle;
        }

        var sent = new Sending(until);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.InFlight };
        await Parallel.ForEachAsync(
            batch.Events.GroupBy(stored => stored.Event.Subject),
            parallel,
            async (events, _) => await SendAsync(events, sent, stoppingToken));
        Report(sent);
        if (!sent.Confirmed.IsEmpty)
        {
            // Stopping does not keep what was confirmed from being marked.
            await _outbox.MarkPublishedAsync(batch.Fence, [.. sent.Confirmed], CancellationToken.None);
        }

        stoppingToken.ThrowIfCancellationRequested();
        return sent.Failure is not null || sent.Confirmed.IsEmpty ? Round.Stuck : Round.Moved;
    }

    private async ValueTask SendAsync(IEnumerable<StoredEvent> events, Sending sent, CancellationToken stoppingToken)
    {
        foreach (var stored in events)
        {
            var subject = stored.Event.Subject;
            if (_refused.TryGetValue(subject, out var refused) && time.GetCurrentInstant() < refused.Until)
            {
                return;
            }

            if (sent.Failure is not null || stoppingToken.IsCancellationRequested || time.GetCurrentInstant() >= sent.Until)
            {
                return;
            }

            try
            {
                await publisher.PublishAsync(stored, stoppingToken);
                sent.Confirmed.Add(stored.Sequence);
                _refused.TryRemove(subject, out _);
            }
            catch (EventRefusedException exception)
            {
                sent.Refuse();
                var pause = refused.Pause == default ? _options.RetryDelay : NextPause(refused.Pause);
                _refused[subject] = (time.GetCurrentInstant() + Duration.FromTimeSpan(pause), pause);
                LogRefused(logger, stored.Event.Id, stored.Event.Type, exception);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                sent.Failure = exception;
                return;
            }
        }
    }

    /// <summary>An outage is told once, and its end.</summary>
    private void Report(Sending sent)
    {
        PipelineTelemetry.EventsEnded("published", sent.Confirmed.Count);
        PipelineTelemetry.EventsEnded("refused", sent.Refused);
        if (sent.Failure is { } failure)
        {
            PipelineTelemetry.EventsEnded("failed", 1);
            if (!_isAway)
            {
                LogBusAway(logger, failure);
            }

            _isAway = true;
        }
        else if (_isAway && !sent.Confirmed.IsEmpty)
        {
            _isAway = false;
            LogBusBack(logger);
        }
    }

    private async Task LookAfterAsync(CancellationToken stoppingToken)
    {
        var now = time.GetCurrentInstant();
        if (now >= _countsAt)
        {
            _countsAt = now + CountsEvery;
            PipelineTelemetry.EventsWait(await _outbox.CountAsync(stoppingToken), now);
        }

        if (now >= _removesAt
            && await _outbox.RemovePublishedAsync(now - Duration.FromTimeSpan(_options.KeepPublished), RemovedAtOnce, stoppingToken) < RemovedAtOnce)
        {
            _removesAt = now + RemovesEvery;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events cannot be published; they wait in the store and are tried again")]
    private static partial void LogBusAway(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Events are published again")]
    private static partial void LogBusBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Id} of type {Type} is refused; it and what follows of its subject wait and are tried again")]
    private static partial void LogRefused(ILogger logger, string id, string type, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be asked for events; it is asked again")]
    private static partial void LogStoreAway(ILogger logger, Exception exception);

    /// <summary>What came of one batch.</summary>
    private sealed class Sending(Instant until)
    {
        private int _refused;
        private volatile Exception? _failure;

        /// <summary>Nothing is begun after it.</summary>
        public Instant Until { get; } = until;

        public ConcurrentBag<long> Confirmed { get; } = [];

        public int Refused => _refused;

        /// <summary>Why the bus cannot be reached.</summary>
        public Exception? Failure
        {
            get => _failure;
            set => _failure = value;
        }

        public void Refuse() => Interlocked.Increment(ref _refused);
    }
}
