using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>From the bytes of a page to records.</summary>
internal sealed class PageDecode : IFigure
{
    public string Name => "woo-page-decode";

    public string Target => ">= 0.7 of plain source-generated System.Text.Json";

    public Task<Measured> MeasureAsync(RatioSettings settings)
    {
        PageReading.Compare();

        // Long enough for the runtime to have compiled both as well as it can.
        Rounds.Time(static () => PageReading.Floor(), 200);
        Rounds.Time(static () => PageReading.Ours(), 200);
        return Rounds.CompareAsync(settings, repeats: 40, static () => PageReading.Floor(), static () => PageReading.Ours());
    }
}
