namespace Retail.Connectors.Benchmarks.Ratios;

/// <summary>One figure that is kept watch over.</summary>
internal interface IFigure
{
    string Name { get; }

    /// <summary>What it should be, for people.</summary>
    string Target { get; }

    Task<Measured> MeasureAsync(RatioSettings settings);
}
