using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Work from its hint to its end through the engine, against the bare statements of its commits.</summary>
internal sealed class PipelineRatio : IFigure
{
    private const int Count = 500;

    public string Name => "sqlite-pipeline";

    public string Target => ">= 0.35 of the bare statements, grouped over 100 keys";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        using var ours = new StoreFile();
        using var floors = new StoreFile();
        await using var engine = new EngineHost(ours.Path);
        using var raw = new RawPipeline(floors.Path);
        await engine.StartAsync();
        var next = 0;
        var nextOfFloor = 0;
        return await Rounds.CompareAsync(
            settings,
            slices: 10,
            () =>
            {
                var time = raw.Work(nextOfFloor, Count);
                nextOfFloor += Count;
                return Task.FromResult(time);
            },
            async () =>
            {
                var time = await engine.WorkAsync(next, Count);
                next += Count;
                return time;
            });
    }
}
