using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>The engine: claims work, does it, stores what it came to.</summary>
internal sealed partial class PipelineService(
    IWorkStore store,
    IEnumerable<IWorkRunner> runners,
    IEnumerable<ScheduledWork> schedules,
    IdentityCheck identities,
    LaneBoard lanes,
    StoreMappings mappings,
    RefusalWatch refusals,
    CommitEvents events,
    CommitSignals told,
    WakeSignal wake,
    IEnumerable<IWorkSignals> signals,
    BacklogMeter backlog,
    IOptions<PipelineOptions> options,
    TimeProvider time,
    ILogger<PipelineService> logger) : BackgroundService
{
    private readonly PipelineOptions _options = options.Value;
    private readonly FrozenDictionary<string, IWorkRunner> _runners = runners.ToFrozenDictionary(runner => runner.Flow);
    private readonly ImmutableDictionary<string, FlowScope> _scopes = runners.ToImmutableDictionary(runner => runner.Flow, runner => runner.Scope);
    private readonly ImmutableDictionary<SystemName, int> _slots = options.Value.Slots.ToImmutableDictionary();
    private readonly ConcurrentDictionary<ActiveClaim, Claim> _active = new();
    private bool _scheduled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await identities.TryPassAsync(stoppingToken))
        {
            await Task.Delay(_options.PollInterval, time, stoppingToken);
        }

        lanes.Report();
        backlog.Report();
        var renewal = RenewAsync(stoppingToken);
        var listening = Task.WhenAll(signals.Select(signal => signal.ListenAsync(wake.Set, stoppingToken)));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await TryClaimAsync(stoppingToken))
                {
                    await wake.WaitAsync(_options.PollInterval, time, stoppingToken);

                    // What ended together makes room together: one look for all of it.
                    await Task.Yield();
                }
            }
        }
        finally
        {
            await renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (!_active.IsEmpty)
            {
                // What is in progress stores what it reached and gives its claims back, while there is a store.
                await wake.WaitAsync(_options.PollInterval, time, CancellationToken.None);
            }
        }
    }

    /// <summary>A store that fails is asked again later: it must not take the host down.</summary>
    private async Task<bool> TryClaimAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (!_scheduled)
            {
                var commit = new Commit { Hints = [.. schedules.Select(schedule => schedule.Hint)] };
                told.Stored(commit, await store.CommitAsync(commit, stoppingToken));
                _scheduled = true;
            }

            return await ClaimAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreAway(logger, exception);
            return false;
        }
    }

    /// <summary>Claims as much as there is room for and starts it; false if there is no room, or not so much due.</summary>
    private async Task<bool> ClaimAsync(CancellationToken stoppingToken)
    {
        lanes.TryReopen(stoppingToken);
        var room = _options.Concurrency - _active.Count;
        if (room <= 0)
        {
            return false;
        }

        var open = _runners.Values.Where(runner => runner.Lanes.All(lanes.IsOpen)).Select(runner => runner.Flow).ToImmutableArray();
        if (open.IsEmpty)
        {
            return false;
        }

        await mappings.RefreshAsync(stoppingToken);
        var lease = Duration.FromTimeSpan(_options.Lease);
        var request = new ClaimRequest(_options.Node, open, room, lease)
        {
            Scopes = _scopes,
            Slots = _slots,
            InProgress = _active.Values.CountBy(claim => claim.Key.Flow).ToImmutableDictionary(),
        };
        var askedAt = time.GetCurrentInstant();
        var claims = await store.ClaimAsync(request, stoppingToken);
        foreach (var claim in claims)
        {
            var active = new ActiveClaim(claim, lease, askedAt, time);
            _active[active] = claim;
            _ = RunAsync(active, stoppingToken);
        }

        return claims.Count >= room;
    }

    private async Task RunAsync(ActiveClaim active, CancellationToken stoppingToken)
    {
        var claim = active.Claim;
        using var activity = PipelineTelemetry.Source.StartActivity("retail.work", ActivityKind.Consumer, claim.Trace);
        activity?.SetTag("retail.flow", claim.Key.Flow).SetTag("retail.source", claim.Key.Source.ToString());
        using var token = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, active.Lost);
        try
        {
            if (await DoAsync(active, token.Token, stoppingToken) is not { } done)
            {
                PipelineTelemetry.WorkEnded(claim.Key.Flow, "fence-lost");
                LogFenceLost(logger, claim.Key, claim.Fence);
                return;
            }

            // Stopping does not keep what was reached from being stored; the fence decides whether it may be.
            var commit = events.Complete(done);
            var result = await store.CommitAsync(commit, active.Lost);
            told.Stored(commit, result);
            PipelineTelemetry.WorkEnded(claim.Key.Flow, result == CommitResult.FenceLost ? "fence-lost" : PipelineTelemetry.NameOf(commit.End!));
            LogEnded(logger, claim.Key, commit.End!.GetType().Name, result);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The lease runs out and the work is claimed again, here or elsewhere.
        }
        catch (Exception exception)
        {
            // The store itself failed: the lease runs out and the work is claimed again.
            activity?.SetStatus(ActivityStatusCode.Error);
            LogStoreFailed(logger, claim.Key, exception);
        }
        finally
        {
            _active.TryRemove(active, out _);
            active.Dispose();
            wake.Set();
        }
    }

    private async Task<Commit?> DoAsync(ActiveClaim active, CancellationToken cancellationToken, CancellationToken stoppingToken)
    {
        var claim = active.Claim;
        var reached = new Commit();
        WorkEnd end;
        try
        {
            return await _runners[claim.Key.Flow].RunAsync(active, cancellationToken) is { } outcome
                ? Watch(claim, outcome.Commit, outcome.IsRefusal)
                : null;
        }
        catch (Exception) when (active.Lost.IsCancellationRequested)
        {
            // Whatever failed, failed because the work belongs to somebody else now.
            return null;
        }
        catch (EffectFailedException exception)
        {
            reached = exception.Reached;
            end = await DecideAsync(active, exception.Failure, cancellationToken, stoppingToken);
        }
        catch (Exception exception)
        {
            end = await DecideAsync(active, exception, cancellationToken, stoppingToken);
        }

        if (end is WorkEnd.Park park && _runners[claim.Key.Flow].IsSchedule)
        {
            LogScheduleFails(logger, claim.Key, park.Reason.Code);
            var delay = RetrySchedule.Delay(claim.Key, claim.Attempts, _options);
            end = new WorkEnd.RetryAt(active.Now + delay, park.Reason.Explanation, CountsAttempt: true);
        }

        return Watch(claim, reached with { Claim = claim, End = end }, isRefusal: end is WorkEnd.Park);
    }

    private Commit Watch(Claim claim, Commit commit, bool isRefusal)
    {
        var (watched, holds) = refusals.Watch(commit, isRefusal);
        if (holds)
        {
            LogFlowHeld(logger, claim.Key.Flow, (commit.End as WorkEnd.Park)?.Reason.Code ?? string.Empty);
        }

        return watched;
    }

    private async Task<WorkEnd> DecideAsync(
        ActiveClaim active, Exception failure, CancellationToken cancellationToken, CancellationToken stoppingToken)
    {
        var (claim, now) = (active.Claim, active.Now);
        if (failure is OperationCanceledException && stoppingToken.IsCancellationRequested)
        {
            return new WorkEnd.RetryAt(now, "The engine was stopped.", CountsAttempt: false);
        }

        if (failure is LaneClosedException closed)
        {
            return new WorkEnd.RetryAt(active.AtStore(closed.Until), closed.Message, CountsAttempt: false);
        }

        if (failure is ConnectorException connector)
        {
            var verdict = active.Lane is { } lane && FailurePolicy.ConcernsLane(connector)
                ? await JudgeAsync(lane, active, connector, cancellationToken)
                : new LaneVerdict.Work();
            return FailurePolicy.Decide(claim, connector, verdict, Excused(active), _options, active.Now);
        }

        // The message of an exception may quote what it failed on: it stands with the work, where it can be erased.
        LogUnexpected(logger, claim.Key, failure.GetType().Name, failure.StackTrace ?? string.Empty);
        return FailurePolicy.Unexpected(claim, failure, _options, now);
    }

    /// <summary>A probe does not outlast the lease, and an engine that stops does not wait for it.</summary>
    private async Task<LaneVerdict> JudgeAsync(LaneKey lane, ActiveClaim active, ConnectorException failure, CancellationToken cancellationToken)
    {
        try
        {
            // Lanes go by this node's clock, due times by the store's.
            var verdict = await lanes.JudgeAsync(lane, active.Claim.Key, failure, cancellationToken);
            return verdict is LaneVerdict.Closed closed ? new LaneVerdict.Closed(active.AtStore(closed.Until)) : verdict;
        }
        catch (OperationCanceledException)
        {
            // Nothing is known: it is given back.
            return new LaneVerdict.Closed(active.Now);
        }
    }

    private Duration Excused(ActiveClaim active) => _runners[active.Claim.Key.Flow].Lanes
        .Select(lane => lanes.ClosedSince(lane, active.Locally(active.Claim.Since)))
        .Aggregate(Duration.Zero, (sum, closed) => sum + closed);

    /// <summary>Renews all leases every third of their length, and cancels what has lost its fence.</summary>
    private async Task RenewAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(_options.Lease / 3, time, stoppingToken);

            // The one that ends first goes first, in an order that does not depend on where objects lie in memory.
            foreach (var active in _active.Keys.OrderBy(active => active.LeaseUntil).ThenBy(active => active.Claim.Key.ToString(), StringComparer.Ordinal))
            {
                await RenewAsync(active, stoppingToken);
            }
        }
    }

    private async Task RenewAsync(ActiveClaim active, CancellationToken stoppingToken)
    {
        try
        {
            if (await store.RenewAsync(active.Claim, Duration.FromTimeSpan(_options.Lease), stoppingToken) is { } until)
            {
                active.Renewed(until);
            }
            else
            {
                active.Lose();
            }
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreFailed(logger, active.Claim.Key, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Work} ended as {End}: {Result}")]
    private static partial void LogEnded(ILogger logger, WorkKey work, string end, CommitResult result);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} was taken over by another claim; fence {Fence} is void")]
    private static partial void LogFenceLost(ILogger logger, WorkKey work, long fence);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} fails and is tried again: {Code}")]
    private static partial void LogScheduleFails(ILogger logger, WorkKey work, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Flow} is held: its target refuses one record after the other with {Code}")]
    private static partial void LogFlowHeld(ILogger logger, string flow, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be asked for work; it is asked again")]
    private static partial void LogStoreAway(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed unexpectedly with {Type}: {Stack}")]
    private static partial void LogUnexpected(ILogger logger, WorkKey work, string type, string stack);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store failed while {Work} was to be stored; it is done again when its lease ends")]
    private static partial void LogStoreFailed(ILogger logger, WorkKey work, Exception exception);
}
