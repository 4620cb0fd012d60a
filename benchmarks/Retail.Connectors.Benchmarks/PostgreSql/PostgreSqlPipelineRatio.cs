using Retail.Connectors.Benchmarks.Ratios;
using Retail.Connectors.Benchmarks.Stores;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>Work from its hint to its end through the engine, against the bare statements of its commits, both over four connections.</summary>
internal sealed class PostgreSqlPipelineRatio : IFigure
{
    private const int Count = 2_000;
    private const int Connections = 4;

    /// <summary>The compiler is at work for some 50,000 pieces of work; eight rounds are 64,000 on each side.</summary>
    private const int WarmUps = 8;

    public string Name => "postgres-pipeline";

    public string Target => ">= 0.5 of the bare statements, grouped over 100 keys on each of 4 connections";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        using var server = await BenchmarkServer.StartAsync();
        await using var raw = await RawPostgreSql.CreateAsync(server, Connections);
        await using var engine = new EngineHost(PostgreSqlNodes.UseStore(server, server.NewSchema(), Connections), PostgreSqlNodes.Concurrency, TimeSpan.Zero);
        await engine.StartAsync();
        var next = 0;
        var nextOfFloor = 0;
        return await Rounds.CompareAsync(
            settings,
            slices: 4,
            async () =>
            {
                var time = await raw.WorkAsync(nextOfFloor, Count);
                nextOfFloor += Count;
                return time;
            },
            async () =>
            {
                // The floor has a hundred under way on each connection, from their acceptance on.
                var time = await engine.WorkAsync(next, Count, atOnce: 100 * Connections);
                next += Count;
                return time;
            },
            WarmUps);
    }
}
