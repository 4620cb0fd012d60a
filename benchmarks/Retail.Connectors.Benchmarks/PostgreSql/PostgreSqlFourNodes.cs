using System.Diagnostics;
using System.Globalization;
using Retail.Connectors.Benchmarks.Ratios;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>
/// Four nodes on one PostgreSQL against one. Twice: with effects that cost nothing, where nodes, database and this
/// machine's processors are all there is; and with effects that take as long as an ERP's call, where a node waits most
/// of the time.
/// </summary>
internal sealed class PostgreSqlFourNodes : IFigure
{
    private const int Nodes = 4;
    private const int Connections = 4;
    private const int ErpConcurrency = 4;

    /// <summary>What a recorded Odoo takes to confirm an order.</summary>
    private static readonly TimeSpan ErpCall = TimeSpan.FromMilliseconds(115);

    public string Name => "postgres-four-nodes";

    public string Target => ">= 1.5 times one node, with effects that cost nothing; else the reason stands here";

    public async Task<Measured> MeasureAsync(RatioSettings settings)
    {
        using var server = await BenchmarkServer.StartAsync();
        var bare = await CompareAsync(settings, server, count: 4_000, PostgreSqlNodes.Concurrency, TimeSpan.Zero);
        var erp = await CompareAsync(settings with { Rounds = Math.Min(3, settings.Rounds) }, server, count: 200, ErpConcurrency, ErpCall);
        return new Measured(bare.Measured.Value, string.Create(
            CultureInfo.InvariantCulture,
            $"effects that cost nothing: one node {bare.Measured.Note}, keeping {bare.Busy:0.00} of {Environment.ProcessorCount} processors busy together with the rest of the machine; effects of {ErpCall.TotalMilliseconds:0} ms, {ErpConcurrency} at one time in each node: {erp.Measured.Value:0.00}"));
    }

    private static async Task<(Measured Measured, double Busy)> CompareAsync(
        RatioSettings settings, BenchmarkServer server, int count, int concurrency, TimeSpan effect)
    {
        await using var one = await PostgreSqlNodes.StartAsync(server, 1, concurrency, effect, Connections);
        await using var four = await PostgreSqlNodes.StartAsync(server, Nodes, concurrency, effect, Connections);
        var (next, nextOfFour) = (0, 0);
        var busy = new List<double>();
        var measured = await Rounds.CompareAsync(
            settings,
            slices: 2,
            async () =>
            {
                var before = Processors.Busy();
                var start = Stopwatch.GetTimestamp();
                var time = await one.WorkAsync(next, count);
                next += count;
                busy.Add((Processors.Busy() - before) / Stopwatch.GetElapsedTime(start));
                return time;
            },
            async () =>
            {
                var time = await four.WorkAsync(nextOfFour, count);
                nextOfFour += count;
                return time;
            });
        return (measured, Rounds.Median(busy));
    }
}
