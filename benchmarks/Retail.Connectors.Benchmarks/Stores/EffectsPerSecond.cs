using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Effects that cost nothing, from hint to done, through the engine.</summary>
internal sealed class EffectsPerSecond : IFigure
{
    public string Name => "effects-per-second";

    public string Target => "none: printed as it is";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var count = settings.Scaled(20_000, atLeast: 1_000);
        using var file = new StoreFile();
        await using var engine = new EngineHost(file.Path);
        await engine.StartAsync();
        var rates = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            var time = await engine.WorkAsync((round + 1) * count, count);
            if (round >= 0)
            {
                rates.Add(count / time.TotalSeconds);
            }
        }

        return new Measured(Rounds.Median(rates), string.Create(
            CultureInfo.InvariantCulture, $"{count} effects a round, rounds {rates.Min():0} to {rates.Max():0}"));
    }
}
