using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>What the engine reports. Attributes come from closed sets; ids stand on spans only, payload nowhere.</summary>
internal static class PipelineTelemetry
{
    public const string Name = "Retail.Connectors.Pipelines";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = CreateMeter();

    /// <summary>Held weakly: a host that is gone without being disposed reports nothing.</summary>
    private static readonly ConditionalWeakTable<BacklogMeter, object?> Backlogs = [];

    private static readonly Counter<long> WorkOutcome = Meter.CreateCounter<long>(
        "retail.work.outcome", "{work}", "Pieces of work by how they ended.");

    private static readonly Counter<long> EffectOutcome = Meter.CreateCounter<long>(
        "retail.effect.outcome", "{effect}", "Effects by what became of them.");

    private static readonly Counter<long> EventOutcome = Meter.CreateCounter<long>(
        "retail.event.outcome", "{event}", "Events by what became of publishing them.");

    private static readonly Gauge<long> Backlog = Meter.CreateGauge<long>(
        "retail.event.backlog", "{event}", "Events of the store that wait to be published; the same on every node.");

    private static readonly Gauge<double> Age = Meter.CreateGauge<double>(
        "retail.event.age", "s", "How long the oldest of them waits; the same on every node.");

    public static void WorkEnded(string flow, string outcome) => WorkOutcome.Add(
        1, Flow(flow), new KeyValuePair<string, object?>("retail.outcome", outcome));

    /// <param name="target">The system in which it was to come about.</param>
    /// <param name="outcome">written, adopted, repeated, refused, ambiguous or conflict.</param>
    public static void EffectEnded(SystemName target, string outcome) => EffectOutcome.Add(
        1, new KeyValuePair<string, object?>("retail.system", target.Value), new KeyValuePair<string, object?>("retail.outcome", outcome));

    /// <param name="outcome">published, refused or failed.</param>
    /// <param name="count">How many.</param>
    public static void EventsEnded(string outcome, int count)
    {
        if (count > 0)
        {
            EventOutcome.Add(count, new KeyValuePair<string, object?>("retail.outcome", outcome));
        }
    }

    public static void EventsWait(EventBacklog backlog, Instant now)
    {
        Backlog.Record(backlog.Count);
        Age.Record(backlog.Oldest is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0);
    }

    public static void Add(BacklogMeter backlog) => Backlogs.AddOrUpdate(backlog, null);

    public static void Remove(BacklogMeter backlog) => Backlogs.Remove(backlog);

    public static KeyValuePair<string, object?> Flow(string flow) => new("retail.flow", flow);

    public static KeyValuePair<string, object?> Owner(ParkOwner owner) => new("retail.owner", owner switch
    {
        ParkOwner.Commerce => "commerce",
        ParkOwner.Erp => "erp",
        ParkOwner.Finance => "finance",
        _ => "operations",
    });

    public static string NameOf(WorkEnd end) => end switch
    {
        WorkEnd.Done => "done",
        WorkEnd.RetryAt => "retried",
        WorkEnd.AgainAt => "again",
        WorkEnd.WaitFor => "waiting",
        _ => "parked",
    };

    private static Meter CreateMeter()
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge(
            "retail.work.backlog", static () => Backlogs.SelectMany(item => item.Key.Open()), "{work}", "Open pieces of work.");
        meter.CreateObservableGauge(
            "retail.work.age.max", static () => Backlogs.SelectMany(item => item.Key.OpenAge()), "s",
            "Age of the oldest open piece of work since it was asked for.");
        meter.CreateObservableGauge(
            "retail.exception.open", static () => Backlogs.SelectMany(item => item.Key.Parked()), "{exception}",
            "Pieces of work that wait for a person.");
        meter.CreateObservableGauge(
            "retail.exception.age.max", static () => Backlogs.SelectMany(item => item.Key.ParkedAge()), "s",
            "Age of the oldest piece of work that waits for a person, since it was parked.");
        return meter;
    }
}
