using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>A query that answers for many keys at once; one statement for all who ask it at one time.</summary>
/// <param name="sql">
/// Takes each part of the keys as an array, $1 and so on; its rows begin with the place of their key, from 1.
/// </param>
/// <param name="read">Reads a row, from its second column on.</param>
internal sealed class KeyedQuery<T>(string sql, Func<NpgsqlDataReader, T> read)
{
    /// <summary>Adds the statement; <paramref name="found"/> is told each row and the place of its key, from 0.</summary>
    public void AddTo(SqlBatch batch, IReadOnlyList<string[]> keys, Action<int, T> found)
    {
        var parts = new object?[keys[0].Length];
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = keys.Select(key => key[part]).ToArray();
        }

        batch.Query(Read, sql, parts);

        void Read(NpgsqlDataReader rows)
        {
            while (rows.Read())
            {
                found((int)rows.GetInt64(0) - 1, read(rows));
            }
        }
    }
}
