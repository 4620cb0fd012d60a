namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>The real stores that every case is played on.</summary>
public enum StoreKind
{
    Sqlite,
    PostgreSql,
}
