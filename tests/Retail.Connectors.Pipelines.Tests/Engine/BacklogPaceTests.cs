using System.Diagnostics.Metrics;
using NodaTime;

namespace Retail.Connectors.Pipelines.Tests.Engine;

public sealed class BacklogPaceTests
{
    private const string PipelineTelemetryName = "Retail.Connectors.Pipelines";

    [Fact]
    public async Task Collect_MeasuringTakesTwoSeconds_IsMeasuredAgainAfterAHundred()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument is { Meter.Name: PipelineTelemetryName, Name: "retail.work.backlog" })
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.Start();
        await using var scene = new EngineScene(options => options.MeasureInterval = TimeSpan.FromSeconds(10));
        var (queries, measuring) = SlowMeasuring.Around(scene.Store.Queries, scene.Time, TimeSpan.FromSeconds(2));
        scene.Store.Queries = queries;
        await scene.StartAsync();
        await MeasuredAsync(1);

        // Two seconds are a fiftieth of a hundred: until then whoever collects is told what was read last.
        await scene.PassAsync(Duration.FromSeconds(60));
        listener.RecordObservableInstruments();
        await scene.PassAsync(Duration.FromSeconds(20));
        Assert.Equal(1, measuring.Measured);

        await MeasuredAsync(2);

        Task MeasuredAsync(int times) => scene.UntilAsync(
            () =>
            {
                listener.RecordObservableInstruments();
                return measuring.Measured == times;
            },
            "the backlog is measured");
    }
}
