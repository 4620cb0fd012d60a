using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Benchmarks.Stores;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>Nodes that share one schema: engines with connections of their own, as in processes of their own.</summary>
internal sealed class PostgreSqlNodes : IAsyncDisposable
{
    /// <summary>Pieces of work at one time in a node whose effects cost nothing: as many as the floor has in its four groups.</summary>
    public const int Concurrency = 400;

    private readonly EngineHost[] _nodes;

    private PostgreSqlNodes(EngineHost[] nodes) => _nodes = nodes;

    public static async Task<PostgreSqlNodes> StartAsync(BenchmarkServer server, int count, int concurrency, TimeSpan effect, int connections)
    {
        var schema = server.NewSchema();
        var nodes = Enumerable.Range(0, count).Select(_ => new EngineHost(UseStore(server, schema, connections), concurrency, effect)).ToArray();
        foreach (var node in nodes)
        {
            await node.StartAsync();
        }

        return new PostgreSqlNodes(nodes);
    }

    /// <summary>One more connection listens.</summary>
    public static Action<RetailConnectorsBuilder> UseStore(BenchmarkServer server, string schema, int connections) => retail => retail.UsePostgreSql(options =>
    {
        options.ConnectionString = server.Connections(connections + 1);
        options.Schema = schema;
    });

    /// <summary>Hints at records, at every node its share, and waits until all are done.</summary>
    public async Task<TimeSpan> WorkAsync(int first, int count)
    {
        var share = count / _nodes.Length;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(_nodes.Select((node, i) => node.RaiseAsync(first + (i * share), share, atOnce: 100)));
        while (_nodes.Sum(node => node.Applied) < first + count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await _nodes[0].DrainAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
