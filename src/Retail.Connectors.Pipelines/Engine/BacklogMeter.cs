using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// What <see cref="PipelineTelemetry"/> reports about the backlog. The store is asked only when somebody collects, and not
/// more often than <see cref="PipelineOptions.MeasureInterval"/>, nor so often that it is kept busy with it: what is
/// reported was read at the collection before.
/// </summary>
internal sealed partial class BacklogMeter : IDisposable
{
    /// <summary>Of the time that passes, one part in so many goes into measuring at most.</summary>
    private const int Share = 50;

    private readonly Lock _gate = new();
    private readonly IWorkStore _store;
    private readonly ImmutableArray<string> _flows;
    private readonly Duration _interval;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ImmutableArray<(string Flow, FlowBacklog Backlog)> _last = [];
    private Instant? _next;
    private bool _isMeasuring;

    public BacklogMeter(
        IWorkStore store, IEnumerable<IWorkRunner> runners, IOptions<PipelineOptions> options, TimeProvider time, ILogger<BacklogMeter> logger)
    {
        _store = store;
        _flows = [.. runners.Where(runner => !runner.IsSchedule).Select(runner => runner.Flow).Distinct(StringComparer.Ordinal)];
        _interval = Duration.FromTimeSpan(options.Value.MeasureInterval);
        _time = time;
        _logger = logger;
    }

    public void Report() => PipelineTelemetry.Add(this);

    public IEnumerable<Measurement<long>> Open() => Current().Select(item => new Measurement<long>(item.Backlog.Open, PipelineTelemetry.Flow(item.Flow)));

    public IEnumerable<Measurement<double>> OpenAge() => Current().Select(item =>
        new Measurement<double>(Age(item.Backlog.OpenSince), PipelineTelemetry.Flow(item.Flow)));

    public IEnumerable<Measurement<long>> Parked() => Current().SelectMany(item => item.Backlog.Parked.Select(owner =>
        new Measurement<long>(owner.Count, PipelineTelemetry.Flow(item.Flow), PipelineTelemetry.Owner(owner.Owner))));

    public IEnumerable<Measurement<double>> ParkedAge() => Current().SelectMany(item => item.Backlog.Parked.Select(owner =>
        new Measurement<double>(Age(owner.Since), PipelineTelemetry.Flow(item.Flow), PipelineTelemetry.Owner(owner.Owner))));

    public void Dispose() => PipelineTelemetry.Remove(this);

    private double Age(Instant? since) =>
        since is { } moment ? Math.Max(0, (_time.GetCurrentInstant() - moment).TotalSeconds) : 0;

    private ImmutableArray<(string Flow, FlowBacklog Backlog)> Current()
    {
        lock (_gate)
        {
            var now = _time.GetCurrentInstant();
            if (!_isMeasuring && (_next is null || now >= _next))
            {
                _isMeasuring = true;

                // A store in a file answers on the thread that asks: whoever collects does not wait for it.
                _ = Task.Run(() => MeasureAsync(now));
            }

            return _last;
        }
    }

    private async Task MeasureAsync(Instant since)
    {
        try
        {
            var measured = ImmutableArray.CreateBuilder<(string, FlowBacklog)>();
            foreach (var flow in _flows)
            {
                measured.Add((flow, await _store.Queries.MeasureAsync(flow, CancellationToken.None)));
            }

            lock (_gate)
            {
                _last = measured.ToImmutable();
            }
        }
        catch (Exception exception)
        {
            // What was read last would look as if nothing changed.
            lock (_gate)
            {
                _last = [];
            }

            LogStoreAway(_logger, exception);
        }
        finally
        {
            lock (_gate)
            {
                _next = since + Duration.Max(_interval, Share * (_time.GetCurrentInstant() - since));
                _isMeasuring = false;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The backlog cannot be measured; it is tried again")]
    private static partial void LogStoreAway(ILogger logger, Exception exception);
}
