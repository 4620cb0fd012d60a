using System.Diagnostics;
using Npgsql;
using Retail.Connectors.Benchmarks.Stores;
using Retail.Connectors.Pipelines.Storage;

namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>
/// The floor of a piece of work on PostgreSQL: accepted, claimed, begun, completed; four commits, each for a hundred keys
/// at once, by one statement for each table and each commit in one round trip, over several connections.
/// </summary>
internal sealed class RawPostgreSql : IAsyncDisposable
{
    private const int Group = 100;

    /// <summary>As the store has it: a plan that was made while a table was empty would read all of it later.</summary>
    private const string ByIndexOnly =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly int _connections;

    private RawPostgreSql(NpgsqlDataSource source, string schema, int connections)
    {
        _source = source;
        _schema = schema;
        _connections = connections;
    }

    public static async Task<RawPostgreSql> CreateAsync(BenchmarkServer server, int connections)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.Connections(connections))
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Options = ByIndexOnly,
        };
        var raw = new RawPostgreSql(NpgsqlDataSource.Create(settings), server.NewSchema(), connections);
#pragma warning disable CA2100 // Constants, with the name of a schema.
        await using var create = raw._source.CreateCommand(raw.Sql(RawSql.Create));
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync();
        return raw;
    }

    /// <summary>Brings work from its acceptance to its end.</summary>
    public async Task<TimeSpan> WorkAsync(int first, int count)
    {
        var share = count / _connections;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(i => Task.Run(() => WorkShareAsync(first + (i * share), share))));
        return Stopwatch.GetElapsedTime(start);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task WorkShareAsync(int first, int count)
    {
        await using var connection = await _source.OpenConnectionAsync();
        for (var at = first; at < first + count; at += Group)
        {
            await AcceptAsync(connection, at);
        }

        for (var left = count; left > 0; left -= Group)
        {
            var claimed = await ClaimAsync(connection);
            await BeginAsync(connection, claimed);
            await CompleteAsync(connection, claimed);
        }
    }

    private async Task AcceptAsync(NpgsqlConnection connection, int first)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, RawSql.Upsert, Keys.Flow, Enumerable.Range(first, Group).Select(i => Keys.Source(i).ToString()).ToArray());
        await CommitAsync(batch);
    }

    private async Task<List<(string Source, long Fence, long Version)>> ClaimAsync(NpgsqlConnection connection)
    {
        var claimed = new List<(string, long, long)>(Group);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, RawSql.Claim, Keys.Flow, Group);
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            claimed.Add((rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2)));
        }

        return claimed;
    }

    private async Task BeginAsync(NpgsqlConnection connection, List<(string Source, long Fence, long Version)> claimed)
    {
        await using var batch = new NpgsqlBatch(connection);
        var sources = claimed.ConvertAll(work => work.Source).ToArray();
        Add(batch, RawSql.FindShadows, sources, FlowOf(sources));
        Add(batch, RawSql.Begin, Array.ConvertAll(sources, Effect), sources, claimed.ConvertAll(work => work.Fence).ToArray(), Keys.Digest.Value, Keys.Flow);
        await CommitAsync(batch);
    }

    private async Task CompleteAsync(NpgsqlConnection connection, List<(string Source, long Fence, long Version)> claimed)
    {
        await using var batch = new NpgsqlBatch(connection);
        var sources = claimed.ConvertAll(work => work.Source).ToArray();
        var effects = Array.ConvertAll(sources, Effect);
        var receipts = Array.ConvertAll(sources, source => NoEffect.ReceiptFor(EntityRef.Parse(source)));
        var names = Array.ConvertAll(receipts, receipt => receipt.DisplayName);
        Add(batch, RawSql.Complete, effects, Array.ConvertAll(receipts, StoredJson.Write));
        Add(batch, RawSql.Link, sources, Array.ConvertAll(receipts, receipt => receipt.Document.ToString()), names);
        Add(batch, RawSql.Shadow, sources, Keys.Flow, Keys.Digest.Value);
        Add(batch, RawSql.Audit, effects, names);
        Add(
            batch,
            RawSql.Done,
            FlowOf(sources),
            sources,
            claimed.ConvertAll(work => work.Fence).ToArray(),
            claimed.ConvertAll(work => work.Version).ToArray());
        await CommitAsync(batch);
    }

    /// <summary>A batch outside a transaction is one.</summary>
    private static async Task CommitAsync(NpgsqlBatch batch) => await batch.ExecuteNonQueryAsync();

    private void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(Sql(sql));
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = text },
                string[] texts => new NpgsqlParameter<string[]> { TypedValue = texts },
                long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers },
                int number => new NpgsqlParameter<int> { TypedValue = number },
                _ => throw new ArgumentException($"{value.GetType()} is no parameter here.", nameof(values)),
            });
        }

        batch.BatchCommands.Add(command);
    }

    private static string[] FlowOf(string[] sources) => Array.ConvertAll(sources, static _ => Keys.Flow);

    private static string Effect(string source) => $"{source}/submit@erp-us";

    private readonly Dictionary<string, string> _statements = new(StringComparer.Ordinal);

    private string Sql(string text)
    {
        lock (_statements)
        {
            return _statements.TryGetValue(text, out var sql)
                ? sql
                : _statements[text] = text.Replace("floor", _schema, StringComparison.Ordinal);
        }
    }
}
