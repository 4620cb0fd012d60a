namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>The tables of the floor, and its statements.</summary>
internal static class RawSchema
{
    public const string Create =
        """
        CREATE TABLE work (
            flow TEXT NOT NULL, source TEXT NOT NULL,
            version INTEGER NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, priority INTEGER NOT NULL,
            fence INTEGER NOT NULL DEFAULT 0, lease_until INTEGER NOT NULL DEFAULT 0, node TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, revision TEXT, error TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (flow, source)) WITHOUT ROWID;
        CREATE INDEX work_due ON work (priority, due) WHERE state <= 1;
        CREATE TABLE ledger (
            key TEXT PRIMARY KEY, command TEXT NOT NULL, flow TEXT NOT NULL, source TEXT NOT NULL, fence INTEGER NOT NULL,
            begun INTEGER NOT NULL, send_before INTEGER NOT NULL, completed INTEGER, receipt TEXT) WITHOUT ROWID;
        CREATE TABLE link (
            source TEXT NOT NULL, role TEXT NOT NULL, target TEXT NOT NULL, target_system TEXT NOT NULL,
            name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (source, role, target)) WITHOUT ROWID;
        CREATE TABLE shadow (
            source TEXT NOT NULL, flow TEXT NOT NULL, seen TEXT NOT NULL, written TEXT, at INTEGER NOT NULL,
            PRIMARY KEY (source, flow)) WITHOUT ROWID;
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, subject TEXT NOT NULL, action TEXT NOT NULL,
            actor TEXT NOT NULL, note TEXT NOT NULL);
        """;

    public const string Upsert =
        """
        INSERT INTO work (flow, source, version, state, due, priority, since) VALUES ($1, $2, 1, 0, $3, 0, $3)
        ON CONFLICT (flow, source) DO UPDATE SET version = version + 1, state = 0, due = $3
        """;

    public const string Claim =
        "SELECT flow, source, version, fence FROM work WHERE state <= 1 AND due <= $1 ORDER BY priority, due LIMIT $2";

    public const string Claimed =
        "UPDATE work SET fence = fence + 1, attempts = attempts + 1, due = $3, lease_until = $3, node = $4 WHERE flow = $1 AND source = $2";

    public const string Shadow = "SELECT seen, written FROM shadow WHERE source = $1 AND flow = $2";

    public const string Begin =
        "INSERT INTO ledger (key, command, flow, source, fence, begun, send_before) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    public const string Complete = "UPDATE ledger SET completed = $2, receipt = $3 WHERE key = $1";

    public const string Link =
        "INSERT INTO link (source, role, target, target_system, name, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

    public const string StoreShadow =
        """
        INSERT INTO shadow (source, flow, seen, written, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (source, flow) DO UPDATE SET seen = $3, written = $4, at = $5
        """;

    public const string Audit = "INSERT INTO audit (at, subject, action, actor, note) VALUES ($1, $2, $3, $4, $5)";

    public const string Done =
        "UPDATE work SET state = 3, due = $3, error = '', attempts = 0, lease_until = 0 WHERE flow = $1 AND source = $2 AND fence = $4 AND version = $5";
}
