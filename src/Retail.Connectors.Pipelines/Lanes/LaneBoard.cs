using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>All lanes of this process: who may use which, and whose fault a failure was.</summary>
internal sealed partial class LaneBoard(
    IServiceProvider services, MaintenanceCalendar calendar, IOptions<PipelineOptions> options, TimeProvider time, WakeSignal wake, ILogger<LaneBoard> logger)
    : ILaneMonitor, IDisposable
{
    private readonly Meter _meter = new(PipelineTelemetry.Name);
    private readonly ConcurrentDictionary<LaneKey, Lane> _lanes = new();
    private readonly ConcurrentDictionary<LaneKey, Task<ConnectorException?>> _probes = new();

    /// <summary>Reports every lane as open (0) or closed (1).</summary>
    public void Report() => _meter.CreateObservableGauge(
        "retail.lane.paused",
        () => List().Select(view => new Measurement<int>(
            view.ClosedUntil is null ? 0 : 1,
            new KeyValuePair<string, object?>("retail.system", view.Lane.System.Value),
            new KeyValuePair<string, object?>("retail.direction", view.Lane.Direction == LaneDirection.Read ? "read" : "write"))),
        description: "1 while a lane is closed.");

    public void Dispose() => _meter.Dispose();

    public ImmutableArray<LaneView> List()
    {
        var now = time.GetCurrentInstant();
        return
        [
            .. _lanes.Values
                .Select(lane => lane.Key)
                .Concat(calendar.Systems.SelectMany(system => new[] { new LaneKey(system, LaneDirection.Read), new LaneKey(system, LaneDirection.Write) }))
                .Distinct()
                .OrderBy(lane => lane.ToString(), StringComparer.Ordinal)
                .Select(lane => new LaneView(lane, ClosedUntil(lane, now), calendar.ClosedUntil(lane.System, now) is null ? Of(lane).Reason : "Maintenance")),
        ];
    }

    public bool IsOpen(LaneKey lane) => ClosedUntil(lane, time.GetCurrentInstant()) is null;

    /// <summary>Throws if nothing may be sent now.</summary>
    public void EnsureOpen(LaneKey lane)
    {
        var now = time.GetCurrentInstant();
        if (ClosedUntil(lane, now) is { } until)
        {
            // A lane that waits for its probe has no end yet.
            var soon = now + Duration.FromTimeSpan(options.Value.RetryDelay);
            throw new LaneClosedException(lane, Instant.Max(until, soon), calendar.ClosedUntil(lane.System, now) is null ? Of(lane).Reason : "Maintenance");
        }
    }

    /// <summary>Makes a call and remembers on which lane; a call that is answered, be it with a refusal, shows that the lane serves.</summary>
    public async Task<T> CallAsync<T>(ActiveClaim claim, LaneKey lane, Func<Task<T>> call)
    {
        claim.Lane = lane;
        T result;
        try
        {
            result = await call();
        }
        catch (ConnectorException exception) when (exception.Kind is not (ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited
            or ConnectorErrorKind.Unauthorized or ConnectorErrorKind.Ambiguous or ConnectorErrorKind.Contract))
        {
            Serve(claim.Claim.Key, lane);
            throw;
        }

        Serve(claim.Claim.Key, lane);
        return result;
    }

    /// <summary>Decides whose fault a failed call was, and closes the lane if it is the lane's.</summary>
    public async Task<LaneVerdict> JudgeAsync(LaneKey key, WorkKey work, ConnectorException failure, CancellationToken cancellationToken)
    {
        var lane = Of(key);
        if (lane.ClosedUntil(time.GetCurrentInstant()) is { } closed)
        {
            return Close(lane, failure, failure.RetryAfter, atMost: closed);
        }

        if (failure.Kind == ConnectorErrorKind.RateLimited)
        {
            // The server says so of the connection; asking it once more would not help.
            return Close(lane, failure, failure.RetryAfter, needsProbe: false);
        }

        var probed = Probe(key.System) is not null;
        if (probed && await ProbeAsync(key, cancellationToken) is { } down)
        {
            return Close(lane, down, failure.RetryAfter);
        }

        var verdict = lane.Judge(work, probed);
        return verdict is LaneVerdict.Closed ? Close(lane, failure, failure.RetryAfter) : verdict;
    }

    /// <summary>Starts to probe every lane whose pause is over; what the probe says wakes the engine.</summary>
    public void TryReopen(CancellationToken stoppingToken)
    {
        foreach (var lane in _lanes.Values.OrderBy(lane => lane.Key.ToString(), StringComparer.Ordinal))
        {
            if (lane.AwaitsProbe(time.GetCurrentInstant()) && !_probes.ContainsKey(lane.Key))
            {
                _ = ReopenAsync(lane, stoppingToken);
            }
        }
    }

    /// <summary>How long lanes kept work from being done since then.</summary>
    public Duration ClosedSince(LaneKey lane, Instant since) => Of(lane).ClosedSince(since, time.GetCurrentInstant());

    private async Task ReopenAsync(Lane lane, CancellationToken stoppingToken)
    {
        var down = await ProbeAsync(lane.Key, stoppingToken);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        if (down is not null)
        {
            Close(lane, down, down.RetryAfter);
        }
        else
        {
            lane.Open(time.GetCurrentInstant());
            LogOpened(logger, lane.Key);
            wake.Set();
        }
    }

    /// <summary>Asks once for all who want to know at one time; null if the system answers.</summary>
    private async Task<ConnectorException?> ProbeAsync(LaneKey lane, CancellationToken cancellationToken)
    {
        // Neither asynchronous continuations nor WaitAsync: both would leave the one thread of a simulation.
        var started = new TaskCompletionSource<ConnectorException?>();
        var running = _probes.GetOrAdd(lane, started.Task);
        if (running != started.Task)
        {
            return await running;
        }

        try
        {
            started.SetResult(await AskAsync(lane.System, cancellationToken));
        }
        catch (OperationCanceledException exception)
        {
            // It says nothing about the system: whoever waits with us is asked to come back.
            started.SetResult(new ConnectorException(ConnectorErrorKind.Unavailable, lane.System, "The probe was cancelled.", exception));
        }
        finally
        {
            _probes.TryRemove(lane, out _);
        }

        return await started.Task;
    }

    private async Task<ConnectorException?> AskAsync(SystemName system, CancellationToken cancellationToken)
    {
        try
        {
            await (Probe(system)?.Invoke(cancellationToken) ?? Task.CompletedTask);
            return null;
        }
        catch (ConnectorException exception)
        {
            // Whatever is refused for a reason was at least answered.
            return exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.NotFound
                or ConnectorErrorKind.Forbidden or ConnectorErrorKind.Conflict ? null : exception;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ConnectorException(ConnectorErrorKind.Unavailable, system, $"The probe failed with {exception.GetType().Name}.", exception);
        }
    }

    private Func<CancellationToken, Task>? Probe(SystemName system) =>
        services.GetKeyedService<IProbe>(system.Value) is { } probe ? probe.ProbeAsync
        : services.GetKeyedService<ISystemDescription>(system.Value) is { } description ? description.DescribeAsync
        : null;

    private LaneVerdict.Closed Close(Lane lane, ConnectorException why, Duration? atLeast, bool? needsProbe = null, Instant? atMost = null)
    {
        var now = time.GetCurrentInstant();
        if (atMost is { } known && known <= now)
        {
            // It waits for its probe.
            return new LaneVerdict.Closed(now + Duration.FromTimeSpan(options.Value.RetryDelay));
        }

        var (until, isNew) = lane.Close(why.Message, atLeast, needsProbe ?? Probe(lane.Key.System) is not null, now);
        if (isNew && why.Kind == ConnectorErrorKind.Unauthorized)
        {
            LogUnauthorized(logger, lane.Key, until, why.Code ?? string.Empty);
        }
        else if (isNew)
        {
            LogClosed(logger, lane.Key, until, why.Kind, why.Code ?? string.Empty);
        }

        return new LaneVerdict.Closed(until);
    }

    private void Serve(WorkKey work, LaneKey lane)
    {
        if (Of(lane).Serve(work, time.GetCurrentInstant()))
        {
            LogServes(logger, lane);
        }
    }

    private Instant? ClosedUntil(LaneKey lane, Instant now)
    {
        var maintenance = calendar.ClosedUntil(lane.System, now);
        var paused = Of(lane).ClosedUntil(now);
        return maintenance is { } a && paused is { } b ? Instant.Max(a, b) : maintenance ?? paused;
    }

    private Lane Of(LaneKey lane) => _lanes.GetOrAdd(lane, static (key, settings) => new Lane(key, settings), options.Value);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Lane} is closed until {Until}, its work waits without fault: {Kind} {Code}")]
    private static partial void LogClosed(ILogger logger, LaneKey lane, Instant until, ConnectorErrorKind kind, string code);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Lane} refuses the credentials and is closed until {Until}: mend them, all its work waits. {Code}")]
    private static partial void LogUnauthorized(ILogger logger, LaneKey lane, Instant until, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Lane} answers its probe and is open again")]
    private static partial void LogOpened(ILogger logger, LaneKey lane);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Lane} serves again")]
    private static partial void LogServes(ILogger logger, LaneKey lane);
}
