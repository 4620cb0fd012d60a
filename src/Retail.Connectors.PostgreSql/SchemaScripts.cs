namespace Retail.Connectors.PostgreSql;

/// <summary>What brings a schema from each version to the next; a script that was released never changes.</summary>
internal static class SchemaScripts
{
    public static IReadOnlyList<string> All { get; } = [First];

    public static int Newest => All.Count;

    /// <summary>Work rows change often and stay few pages: room for the next version of a row, and early cleaning.</summary>
    private const string First =
        """
        CREATE TABLE retail.work (
            flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL,
            version bigint NOT NULL, fence bigint NOT NULL DEFAULT 0,
            due timestamptz NOT NULL, lease_until timestamptz, since timestamptz NOT NULL, waiting_since timestamptz,
            attempts integer NOT NULL DEFAULT 0, state smallint NOT NULL, priority smallint NOT NULL,
            node text NOT NULL DEFAULT '', wait_source text COLLATE "C", wait_role text COLLATE "C", wait_target text COLLATE "C",
            revision text, error text NOT NULL DEFAULT '',
            PRIMARY KEY (flow, source)) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX work_due ON retail.work (priority, due) WHERE state <= 1;
        CREATE INDEX work_wait ON retail.work (wait_source, wait_role) WHERE state = 1;
        CREATE TABLE retail.parked (
            flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL, at timestamptz NOT NULL, reason text NOT NULL,
            PRIMARY KEY (flow, source));
        CREATE INDEX parked_at ON retail.parked (at);
        CREATE TABLE retail.ledger (
            key text COLLATE "C" PRIMARY KEY, command text NOT NULL,
            flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL, fence bigint NOT NULL,
            mixed boolean NOT NULL DEFAULT false, begun timestamptz NOT NULL, send_before timestamptz NOT NULL,
            completed timestamptz, receipt text);
        CREATE TABLE retail.link (
            seq bigint GENERATED ALWAYS AS IDENTITY, source text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL,
            target text COLLATE "C" NOT NULL, target_system text COLLATE "C" NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
            PRIMARY KEY (source, role, target));
        CREATE TABLE retail.shadow (
            source text COLLATE "C" NOT NULL, flow text COLLATE "C" NOT NULL, seen text NOT NULL, written text, at timestamptz NOT NULL,
            PRIMARY KEY (source, flow));
        CREATE TABLE retail.cursor (feed text COLLATE "C" PRIMARY KEY, value text NOT NULL, at timestamptz NOT NULL);
        CREATE TABLE retail.identity (system text COLLATE "C" PRIMARY KEY, identity text NOT NULL, at timestamptz NOT NULL);
        CREATE TABLE retail.audit (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, subject text NOT NULL,
            action text NOT NULL, actor text NOT NULL, note text NOT NULL);
        """;
}
