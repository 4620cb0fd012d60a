using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>One webhook after the other.</summary>
internal sealed class AcceptOne : IFigure
{
    private const int Count = 1;

    public string Name => "sqlite-accept-one";

    public string Target => ">= 0.7 of a bare commit of one row";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        await using var accepting = new Accepting();
        return await Rounds.CompareAsync(
            settings, slices: 500, () => Task.FromResult(accepting.Floor(Count, 1)), () => accepting.OursAsync(Count, 1));
    }
}
