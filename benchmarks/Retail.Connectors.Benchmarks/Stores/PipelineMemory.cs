using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Live memory of the engine after much work against after little. One run: it takes minutes.</summary>
internal sealed class PipelineMemory : IFigure
{
    private const int Few = 10_000;
    private const int Step = 10_000;

    public string Name => "pipeline-memory";

    public string Target => "<= 1.2, after 1,000,000 pieces of work against after 10,000";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var many = settings.Scaled(1_000_000, atLeast: 2 * Few);
        using var file = new StoreFile();
        await using var engine = new EngineHost(file.Path);
        await engine.StartAsync();
        var few = 0L;
        for (var done = 0; done < many; done += Step)
        {
            await engine.WorkAsync(done, Step);
            if (done + Step == Few)
            {
                few = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        return new Measured((double)after / few, string.Create(
            CultureInfo.InvariantCulture, $"{few / 1e6:0.00} MB live after {Few}, {after / 1e6:0.00} MB after {many}"));
    }
}
