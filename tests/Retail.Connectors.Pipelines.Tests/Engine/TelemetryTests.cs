using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
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

    [Fact]
    public async Task Backlog_OpenAndParked_IsMeasuredByFlowAndOwner()
    {
        var gauges = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: Name, IsObservable: true })
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => gauges[$"{instrument.Name} {instrument.Unit} {Text(tags)}"] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => gauges[$"{instrument.Name} {instrument.Unit} {Text(tags)}"] = value);
        listener.Start();
        const string Flow = "retail.flow=orders/measured";
        await using var scene = new EngineScene(
            options => options.MeasureInterval = TimeSpan.FromSeconds(10),
            extend: retail => retail.Flow<Item>(new FlowDefinition("orders/measured", "shop", EntityKind.Order, "erp"), _ => new ScriptedFlow()));
        scene.Erp.Answers = new EffectResult.Refused("unknown-sku", "No product X-1.", "Create X-1.");
        await scene.StartAsync();
        await scene.OrderAsync("parked");
        var parked = EngineScene.Key("parked") with { Flow = "orders/measured" };
        await scene.UntilAsync(
            async () => (await scene.Store.Queries.FindWorkAsync(parked, TestContext.Current.CancellationToken))?.State == WorkState.Parked, "the measured flow's record is parked");
        scene.Shop.OnRead = _ => throw new ConnectorException(ConnectorErrorKind.Conflict, "shop", "Busy.");
        await scene.OrderAsync("open");
        await scene.PassAsync(Duration.FromSeconds(30));
        await scene.UntilAsync(
            () =>
            {
                // What is reported was read at the collection before.
                listener.RecordObservableInstruments();
                return gauges.GetValueOrDefault($"retail.work.backlog {{work}} {Flow}") == 1
                    && gauges.GetValueOrDefault($"retail.exception.open {{exception}} {Flow} retail.owner=finance") == 1;
            },
            "both are measured");

        Assert.InRange(gauges[$"retail.work.age.max s {Flow}"], 30, double.MaxValue);
        Assert.InRange(gauges[$"retail.exception.age.max s {Flow} retail.owner=finance"], 30, double.MaxValue);
        Assert.DoesNotContain(gauges.Keys, gauge => gauge.StartsWith("retail.exception", StringComparison.Ordinal) && gauge.EndsWith(Flow, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("content")]
    [InlineData("refusal")]
    [InlineData("defect")]
    [InlineData("outage")]
    [InlineData("credentials")]
    [InlineData("feed")]
    public async Task Payload_OfRecordsAnswersAndExceptions_StandsInNoLogSpanOrMetric(string where)
    {
        const string Canary = "Jane-Canary-4711";
        using var watch = new TelemetryWatch();
        await using var scene = new EngineScene(options => options.RefusalsUntilHeld = 2, polls: where == "feed", extend: watch.AddTo);
        scene.Erp.OnCall = (_, _, _) => where switch
        {
            "defect" => throw new FormatException($"'{Canary}' has no format."),
            "outage" => throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", $"<html>{Canary}</html>"),
            "credentials" => throw new ConnectorException(ConnectorErrorKind.Unauthorized, "erp", Canary),
            _ => Task.CompletedTask,
        };
        scene.Erp.Answers = where == "refusal" ? new EffectResult.Refused("refused", $"No {Canary}.", $"Ask {Canary}.") : null;
        scene.Shop.OnPoll = () => where == "feed" ? throw new ConnectorException(ConnectorErrorKind.Contract, "shop", Canary) : Task.CompletedTask;
        await scene.StartAsync();
        for (var order = 1; order <= 3; order++)
        {
            await scene.OrderAsync($"{order}", Canary);
        }

        await scene.PassAsync(Duration.FromMinutes(2));
        watch.Collect();

        Assert.NotEmpty(watch.Logs);
        Assert.NotEmpty(watch.Spans);
        Assert.NotEmpty(watch.Measurements);
        Assert.DoesNotContain(watch.Logs.Concat(watch.Spans).Concat(watch.Measurements), text => text.Contains(Canary, StringComparison.Ordinal));
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
