namespace Retail.Connectors.PostgreSql;

/// <summary>Where the store is and how it writes.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// An Npgsql connection string, such as <c>Host=db;Database=retail;Username=retail;Password=…</c>. Required. Listening
    /// for wake-ups needs a session of its own: behind a pooler, name the server itself.
    /// </summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>
    /// The PostgreSQL schema that holds the tables: lower-case letters, digits and underscores, at most 48. It is created
    /// if it does not exist. Default <c>retail</c>.
    /// </summary>
    public string Schema { get; set; } = "retail";

    /// <summary>Changes that are flushed to disk together when they arrive together. Default 256.</summary>
    public int GroupCommitSize { get; set; } = 256;

    /// <summary>Connections of this process over which changes are written at one time. Default 2.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>
    /// Whether each connection keeps its statements prepared, with plans that do not change. Default true; false behind a
    /// pooler that allows neither prepared statements nor <c>options</c>.
    /// </summary>
    public bool PrepareStatements { get; set; } = true;

    /// <summary>Measures leases and due times in tests, whose time stands still. Null, as always in production: the server's clock.</summary>
    internal TimeProvider? Clock { get; set; }
}
