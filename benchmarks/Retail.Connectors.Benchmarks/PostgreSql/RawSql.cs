namespace Retail.Connectors.Benchmarks.PostgreSql;

/// <summary>The tables of the floor, and its statements; <c>floor</c> stands for the schema. Keys travel as arrays, so that rows are found by key.</summary>
internal static class RawSql
{
    public const string Create =
        """
        CREATE SCHEMA floor;
        CREATE TABLE floor.work (
            flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL,
            version bigint NOT NULL, fence bigint NOT NULL DEFAULT 0,
            due timestamptz NOT NULL, lease_until timestamptz, since timestamptz NOT NULL, waiting_since timestamptz,
            attempts integer NOT NULL DEFAULT 0, state smallint NOT NULL, priority smallint NOT NULL,
            node text NOT NULL DEFAULT '', wait_source text COLLATE "C", wait_role text COLLATE "C", wait_target text COLLATE "C",
            revision text, error text NOT NULL DEFAULT '', flow_version integer NOT NULL DEFAULT 1, trace text,
            PRIMARY KEY (flow, source)) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);
        CREATE INDEX work_turn ON floor.work (flow, priority, due) WHERE state <= 1;
        CREATE TABLE floor.ledger (
            key text COLLATE "C" PRIMARY KEY, command text NOT NULL,
            flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL, fence bigint NOT NULL,
            mixed boolean NOT NULL DEFAULT false, begun timestamptz NOT NULL, send_before timestamptz NOT NULL,
            completed timestamptz, receipt text);
        CREATE TABLE floor.link (
            seq bigint GENERATED ALWAYS AS IDENTITY, source text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL,
            target text COLLATE "C" NOT NULL, target_system text COLLATE "C" NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
            lines text, PRIMARY KEY (source, role, target));
        CREATE TABLE floor.shadow (
            source text COLLATE "C" NOT NULL, flow text COLLATE "C" NOT NULL, seen text NOT NULL, written text, at timestamptz NOT NULL,
            PRIMARY KEY (source, flow));
        CREATE TABLE floor.audit (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, subject text NOT NULL,
            action text NOT NULL, actor text NOT NULL, note text NOT NULL, seal text);
        """;

    public const string Upsert =
        """
        INSERT INTO floor.work AS w (flow, source, version, state, due, priority, since)
        SELECT $1, source, 1, 0, now(), 0, now() FROM unnest($2) AS source
        ON CONFLICT (flow, source) DO UPDATE SET version = w.version + 1, state = 0, due = now()
        """;

    public const string Claim =
        """
        UPDATE floor.work w SET fence = w.fence + 1, attempts = w.attempts + 1, node = 'node',
            due = now() + interval '1 minute', lease_until = now() + interval '1 minute'
        FROM (
            SELECT array_agg(due.flow) AS flows, array_agg(due.source) AS sources FROM (
                SELECT flow, source FROM floor.work WHERE state <= 1 AND flow = $1 AND priority = 0 AND due <= now()
                ORDER BY due LIMIT $2 FOR UPDATE SKIP LOCKED) due) found
        CROSS JOIN LATERAL unnest(found.flows, found.sources) AS k(flow, source)
        WHERE w.flow = k.flow AND w.source = k.source RETURNING w.source, w.fence, w.version
        """;

    public const string FindShadows =
        "SELECT s.source, s.seen, s.written FROM unnest($1, $2) AS k(source, flow) JOIN floor.shadow s ON s.source = k.source AND s.flow = k.flow";

    public const string Begin =
        """
        INSERT INTO floor.ledger (key, command, flow, source, fence, begun, send_before)
        SELECT e.key, $4, $5, e.source, e.fence, now(), now() + interval '54 seconds' FROM unnest($1, $2, $3) AS e(key, source, fence)
        """;

    public const string Complete =
        "UPDATE floor.ledger l SET completed = now(), receipt = e.receipt FROM unnest($1, $2) AS e(key, receipt) WHERE l.key = e.key";

    public const string Link =
        """
        INSERT INTO floor.link (source, role, target, target_system, name, at)
        SELECT l.source, 'sales-order', l.target, 'erp-us', l.name, now() FROM unnest($1, $2, $3) AS l(source, target, name)
        ON CONFLICT DO NOTHING
        """;

    public const string Shadow =
        """
        INSERT INTO floor.shadow (source, flow, seen, written, at) SELECT source, $2, '1', $3, now() FROM unnest($1) AS source
        ON CONFLICT (source, flow) DO UPDATE SET seen = excluded.seen, written = excluded.written, at = excluded.at
        """;

    public const string Audit =
        """
        INSERT INTO floor.audit (at, subject, action, actor, note)
        SELECT now(), a.subject, 'effect-reached', 'engine', a.note FROM unnest($1, $2) AS a(subject, note)
        """;

    public const string Done =
        """
        UPDATE floor.work w SET state = 3, due = now(), error = '', attempts = 0, lease_until = NULL
        FROM unnest($1, $2, $3, $4) AS k(flow, source, fence, version)
        WHERE w.flow = k.flow AND w.source = k.source AND w.fence = k.fence AND w.version = k.version
        """;
}
