namespace Retail.Connectors.Sqlite;

/// <summary>Where the embedded store is and how it writes.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file; it is created if it does not exist. Required.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>How long a write waits for another process on the same file. Default 10 s.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Changes that are flushed to disk together when they arrive together. Default 128.</summary>
    public int GroupCommitSize { get; set; } = 128;
}
