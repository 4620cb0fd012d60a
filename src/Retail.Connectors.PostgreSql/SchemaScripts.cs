namespace Retail.Connectors.PostgreSql;

/// <summary>What brings a schema from each version to the next; a script that was released never changes.</summary>
internal static class SchemaScripts
{
    public static IReadOnlyList<string> All { get; } = [First, Second, Third, Fourth + DemandStatements.Create + ItemStatements.Create];

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

    /// <summary>
    /// Turns of flows, holds, sealing and removing. Quotes inside stored texts are written as escapes, so a name in
    /// quotes is found without reading the whole text, which may hold what the server's JSON refuses.
    /// </summary>
    private const string Second =
        """
        ALTER TABLE retail.work ADD COLUMN flow_version integer NOT NULL DEFAULT 1, ADD COLUMN trace text;
        DROP INDEX retail.work_due;
        CREATE INDEX work_turn ON retail.work (flow, priority, due) WHERE state <= 1;
        CREATE INDEX work_leased ON retail.work (flow, lease_until) WHERE lease_until IS NOT NULL;
        CREATE INDEX work_done ON retail.work (due) WHERE state = 3;
        ALTER TABLE retail.link ADD COLUMN lines text;
        ALTER TABLE retail.parked ADD COLUMN code text NOT NULL DEFAULT '', ADD COLUMN owner text NOT NULL DEFAULT '';
        UPDATE retail.parked SET
            code = coalesce(substring(reason FROM '"Code":"([^"]*)"'), ''), owner = coalesce(substring(reason FROM '"Owner":"([^"]*)"'), '');
        CREATE TABLE retail.parked_missing (
            name text COLLATE "C" NOT NULL, from_system text COLLATE "C" NOT NULL, to_system text COLLATE "C" NOT NULL,
            value text COLLATE "C" NOT NULL, flow text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL,
            PRIMARY KEY (name, from_system, to_system, value, flow, source),
            FOREIGN KEY (flow, source) REFERENCES retail.parked ON DELETE CASCADE);
        CREATE INDEX parked_missing_work ON retail.parked_missing (flow, source);
        INSERT INTO retail.parked_missing
        SELECT DISTINCT m ->> 'Table', m ->> 'From', m ->> 'To', m ->> 'Value', flow, source
        FROM (SELECT flow, source, substring(reason FROM '"Missing":(\[\{.*\])') AS missing FROM retail.parked) p,
            json_array_elements(CASE WHEN p.missing ~* '\\u(0000|d[89a-f])' THEN '[]' ELSE p.missing END::json) m;
        CREATE TABLE retail.hold (
            kind smallint NOT NULL, name text COLLATE "C" NOT NULL, reason text NOT NULL,
            entry_flow text COLLATE "C", entry_source text COLLATE "C", at timestamptz NOT NULL, PRIMARY KEY (kind, name));
        CREATE INDEX hold_entry ON retail.hold (entry_flow, entry_source);
        CREATE TABLE retail.removed_work (one smallint PRIMARY KEY CHECK (one = 1), fence bigint NOT NULL);
        ALTER TABLE retail.audit ADD COLUMN seal text;
        CREATE INDEX audit_unsealed ON retail.audit (seq) WHERE seal IS NULL;
        CREATE TABLE retail.audit_start (one smallint PRIMARY KEY CHECK (one = 1), seal text NOT NULL);
        """;

    /// <summary>Events to publish.</summary>
    private const string Third =
        """
        CREATE TABLE retail.outbox (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, type text NOT NULL,
            subject text COLLATE "C" NOT NULL, data text, trace text, at timestamptz NOT NULL, published timestamptz);
        CREATE INDEX outbox_open ON retail.outbox (seq) WHERE published IS NULL;
        CREATE INDEX outbox_published ON retail.outbox (published) WHERE published IS NOT NULL;
        CREATE TABLE retail.outbox_reader (
            one smallint PRIMARY KEY CHECK (one = 1), reader text NOT NULL, fence bigint NOT NULL, lease_until timestamptz NOT NULL);
        """;

    /// <summary>Notes of flows, links asked for from their target, edits of mappings; with it come demand and items of batch flows.</summary>
    private const string Fourth =
        """
        ALTER TABLE retail.shadow ADD COLUMN memo text;
        CREATE INDEX link_target ON retail.link (target);
        CREATE TABLE retail.mapping_edit (
            version bigint PRIMARY KEY, name text COLLATE "C" NOT NULL, from_system text COLLATE "C" NOT NULL,
            to_system text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL, mapped text, actor text NOT NULL, at timestamptz NOT NULL);
        CREATE INDEX mapping_edit_word ON retail.mapping_edit (name, from_system, to_system, value, version);
        """;
}
