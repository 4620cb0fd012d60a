using SQLitePCL;

namespace Retail.Connectors.Sqlite;

/// <summary>What a query finds, row by row. It must be disposed before the same query is run again.</summary>
internal readonly ref struct SqliteRows(SqliteStatement statement)
{
    public bool Read() => statement.Step();

    public string GetString(int column) => raw.sqlite3_column_text(statement.Handle, column).utf8_to_string();

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement.Handle, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(statement.Handle, column);

    public bool GetBoolean(int column) => GetInt64(column) != 0;

    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement.Handle, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Reset();
}
