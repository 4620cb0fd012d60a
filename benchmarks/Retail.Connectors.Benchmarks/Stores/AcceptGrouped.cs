using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>A hundred webhooks at once, each answered when its hint is on disk, against a hundred rows in one commit.</summary>
internal sealed class AcceptGrouped : IFigure
{
    private const int Group = 100;
    private const int Count = Group;

    public string Name => "sqlite-accept-grouped";

    public string Target => ">= 0.6 of bare upserts, 100 a commit";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        await using var accepting = new Accepting();
        return await Rounds.CompareAsync(
            settings, slices: 100, () => Task.FromResult(accepting.Floor(Count, Group)), () => accepting.OursAsync(Count, Group));
    }
}
