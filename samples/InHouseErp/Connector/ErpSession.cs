using Microsoft.Data.Sqlite;

namespace InHouseErp.Connector;

/// <summary>One transaction. Values are parameters, always.</summary>
internal sealed class ErpSession(SqliteConnection connection, SqliteTransaction transaction, string company)
{
    public string Company => company;

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> map, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public bool Any(string sql, params (string Name, object? Value)[] values) => Rows(sql, static _ => true, values).Count > 0;

    public int Run(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every statement is a constant of this connector; what varies is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$company", company);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
