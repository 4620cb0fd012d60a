namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>Recordings that the simulator does not answer as they stand, each with its reason.</summary>
internal static class NotReplayed
{
    private const string Sqlite = "SQLite: the simulator is a server on PostgreSQL, with booleans, stamps of microseconds and locked rows.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["211_sqlite_party_read"] = Sqlite,
        ["212_sqlite_concurrency_missed"] = Sqlite,
        ["213_sqlite_login_unknown_database"] = Sqlite,
        ["214_sqlite_parallel_confirm_duplicates"] = Sqlite,
    };
}
