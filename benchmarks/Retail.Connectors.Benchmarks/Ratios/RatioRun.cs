using System.Globalization;
using Retail.Connectors.Benchmarks.PostgreSql;
using Retail.Connectors.Benchmarks.Stores;
using Retail.Connectors.Benchmarks.WooCommerce;

namespace Retail.Connectors.Benchmarks.Ratios;

/// <summary>Prints the figures, one line each.</summary>
internal static class RatioRun
{
    private static readonly IFigure[] Figures =
    [
        new PageDecode(),
        new PageAllocation(),
        new WebhookCheck(),
        new WebhookReceive(),
        new ListMemory(),
        new AcceptGrouped(),
        new AcceptOne(),
        new PipelineRatio(),
        new PostgreSqlPipelineRatio(),
        new PostgreSqlFourNodes(),
        new EffectsPerSecond(),
        new PostgreSqlEffectsPerSecond(),
        new ClaimAtMillion.Rising(),
        new ClaimAtMillion.Scattered(),
        new BacklogMeasure.OnSqlite(),
        new BacklogMeasure.OnPostgreSql(),
        new HotKeys(),
        new PipelineMemory(),
    ];

    public static async Task<int> PlayAsync(string[] arguments, TextWriter output)
    {
        var settings = RatioSettings.Parse(arguments);
        if (settings.Names.FirstOrDefault(name => !Figures.Any(figure => figure.Name == name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no figure '{unknown}'; there are {string.Join(", ", Figures.Select(figure => figure.Name))}.");
            return 2;
        }

        foreach (var figure in Figures.Where(figure => settings.Names.Count == 0 || settings.Names.Contains(figure.Name)))
        {
            var measured = await figure.MeasureAsync(settings);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"ratio {figure.Name} {measured.Value:0.00}"));
            await output.WriteLineAsync($"  target {figure.Target}; {measured.Note}");
            await output.FlushAsync();
        }

        return 0;
    }
}
