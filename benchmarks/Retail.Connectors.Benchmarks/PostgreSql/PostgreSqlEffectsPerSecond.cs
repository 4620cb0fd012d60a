using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.Benchmarks.Stores;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>Effects that cost nothing, from hint to done, through one engine on PostgreSQL.</summary>
internal sealed class PostgreSqlEffectsPerSecond : IFigure
{
    private const int Connections = 4;

    public string Name => "postgres-effects-per-second";

    public string Target => "none: printed as it is";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        var count = settings.Scaled(10_000, atLeast: 1_000);
        using var server = await BenchmarkServer.StartAsync();
        await using var engine = new EngineHost(PostgreSqlNodes.UseStore(server, server.NewSchema(), Connections), PostgreSqlNodes.Concurrency, TimeSpan.Zero);
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
