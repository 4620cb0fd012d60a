using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Retail.Connectors.PostgreSql;

/// <summary>Statements that travel together. Outside a transaction they are one.</summary>
internal sealed class SqlBatch(Database database, NpgsqlConnection connection, NpgsqlTransaction? transaction = null) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection, transaction);
    private readonly List<(int Position, Action<NpgsqlDataReader> Read)> _reads = [];

    public int Count => _batch.BatchCommands.Count;

    /// <summary>Adds a statement that returns no rows; its parameters are $1, $2 and so on.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(database.Sql(sql));
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(Parameter(parameter));
        }

        _batch.BatchCommands.Add(command);
    }

    /// <summary>Adds a statement that returns rows, which are read when the batch runs.</summary>
    public void Query(Action<NpgsqlDataReader> read, string sql, params ReadOnlySpan<object?> parameters)
    {
        _reads.Add((Count, read));
        Execute(sql, parameters);
    }

    /// <summary>Forgets what was added after there were so many statements.</summary>
    public void Truncate(int count)
    {
        while (Count > count)
        {
            _batch.BatchCommands.RemoveAt(Count - 1);
        }

        _reads.RemoveAll(read => read.Position >= count);
    }

    /// <summary>Moves all statements of another batch to the end of this one.</summary>
    public void TakeAll(SqlBatch other)
    {
        var before = Count;
        _reads.AddRange(other._reads.Select(read => (before + read.Position, read.Read)));
        foreach (var command in other._batch.BatchCommands)
        {
            _batch.BatchCommands.Add(command);
        }

        other.Truncate(0);
    }

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await using var rows = await _batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (_, read) in _reads)
        {
            read(rows);
            await rows.NextResultAsync(cancellationToken);
        }

        // Statements without rows at the end may have failed as well.
        while (await rows.NextResultAsync(cancellationToken))
        {
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        string text => new NpgsqlParameter<string> { TypedValue = Storable(text), NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        int number => new NpgsqlParameter<int> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Integer },
        DateTime time => new NpgsqlParameter<DateTime> { TypedValue = time, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        SqlNow now => new NpgsqlParameter { Value = (object?)now.Fixed ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        TimeSpan span => new NpgsqlParameter<TimeSpan> { TypedValue = span, NpgsqlDbType = NpgsqlDbType.Interval },
        string?[] texts => new NpgsqlParameter<string?[]> { TypedValue = Array.ConvertAll(texts, Storable), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        DateTime[] times => new NpgsqlParameter<DateTime[]> { TypedValue = times, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        DateTime?[] times => new NpgsqlParameter<DateTime?[]> { TypedValue = times, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
        int[] numbers => new NpgsqlParameter<int[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
        _ => throw new ArgumentException($"{value.GetType()} is no parameter of a statement.", nameof(value)),
    };

    /// <summary>The server stores no zero characters and no halves of surrogate pairs, which a vendor's words may hold.</summary>
    private static string? Storable(string? text) => text is null || !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
