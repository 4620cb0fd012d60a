using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>What operators see of the engine.</summary>
public sealed class TelemetryTests
{
    private const string Name = "Retail.Connectors.Pipelines";

    [Fact]
    public async Task Work_HintedInATrace_GoesOnInItOverARestart()
    {
        var seen = new ConcurrentQueue<Activity>();
        using var host = new ActivitySource("Host");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Name or "Host",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var scene = new EngineScene();
        scene.Shop.OnRead = _ => scene.Shop.Reads == 1 ? throw new ConnectorException(ConnectorErrorKind.Conflict, "shop", "Busy.") : Task.CompletedTask;
        await scene.StartAsync();
        ActivityTraceId trace;
        using (var webhook = host.StartActivity("webhook"))
        {
            trace = webhook!.TraceId;
            await scene.OrderAsync("traced");
        }

        await scene.UntilAsync(() => scene.Shop.Reads == 1, "it is read once");
        await scene.StopAsync();
        await scene.StartAsync();
        await scene.StateAsync("traced", WorkState.Done);

        var work = seen.Where(activity => activity.OperationName == "retail.work" && activity.TraceId == trace).ToArray();
        Assert.Equal(2, work.Length);
        Assert.All(work, activity => Assert.Equal("shop/order/traced", activity.GetTagItem("retail.source")));
    }

    [Fact]
    public async Task Outcomes_OfWorkAndEffects_AreCountedByClosedSets()
    {
        var counted = new ConcurrentQueue<(string Instrument, string Attributes)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Enqueue((instrument.Name, Text(tags))));
        listener.Start();
        await using var scene = new EngineScene();
        scene.Erp.FailNext(ScriptedErp.Fault.AnswerLost);
        await scene.StartAsync();
        await scene.OrderAsync("1");
        await scene.StateAsync("1", WorkState.Done);
        await scene.UntilAsync(() => counted.Contains(("retail.work.outcome", "retail.flow=orders/erp retail.outcome=done")), "the work is counted");

        Assert.Contains(("retail.effect.outcome", "retail.system=erp retail.outcome=ambiguous"), counted);
        Assert.Contains(("retail.effect.outcome", "retail.system=erp retail.outcome=adopted"), counted);
        Assert.DoesNotContain(counted, item => item.Attributes.Contains("shop/order", StringComparison.Ordinal));
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new List<string>();
        foreach (var tag in tags)
        {
            text.Add($"{tag.Key}={tag.Value}");
        }

        return string.Join(' ', text);
    }
}
