using Npgsql;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>What changes decide on: rows that nobody else can change until they are stored, and the moment after they were locked.</summary>
internal sealed class LockedRows
{
    private const string LockWork =
        """
        SELECT w.flow, w.source, w.fence, w.lease_until
        FROM unnest($1, $2) AS k(flow, source) JOIN retail.work w ON w.flow = k.flow AND w.source = k.source
        ORDER BY w.flow, w.source FOR UPDATE OF w
        """;

    private const string LockLedger =
        """
        SELECT key, command, flow, source, fence, mixed, send_before, receipt
        FROM retail.ledger WHERE key = ANY($1) ORDER BY key FOR UPDATE
        """;

    /// <summary>The work that is at an effect right now must not renew its lease while that is decided.</summary>
    private const string LockHolders =
        """
        SELECT w.flow, w.source, w.fence, w.lease_until
        FROM retail.ledger l JOIN retail.work w ON w.flow = l.flow AND w.source = l.source AND w.fence = l.fence
        WHERE l.key = ANY($1) AND l.receipt IS NULL ORDER BY w.flow, w.source FOR UPDATE OF w
        """;

    /// <summary>Who waits for a link and who stores it must not miss each other.</summary>
    private const string LockWaits =
        "SELECT pg_advisory_xact_lock(hashtextextended('retail.link:' || k, 0)) FROM unnest($1) AS k ORDER BY k";

    private const string LockReasons =
        "SELECT flow, source, reason FROM retail.parked WHERE source = ANY($1) ORDER BY flow, source FOR UPDATE";

    private readonly Dictionary<(string Flow, string Source), (long Fence, DateTime? LeaseUntil)> _work = [];
    private readonly Dictionary<string, LedgerRow> _ledger = new(StringComparer.Ordinal);

    private readonly List<(string Flow, string Source, string Reason)> _reasons = [];

    /// <summary>The moment after all was locked.</summary>
    public DateTime Now { get; private set; }

    /// <summary>The moment for statements: when nothing is locked they take it when they run.</summary>
    public SqlNow StatementNow { get; private set; }

    /// <summary>True in a transaction that is to be committed.</summary>
    public bool AreLocked { get; private set; }

    public bool WritesAreHeld { get; private set; }

    /// <summary>What of the audit can be sealed; empty unless a change touches the audit.</summary>
    public AuditTail Audit { get; } = new();

    /// <summary>The versions of words whose mapping a change edits.</summary>
    public MappingVersions Mappings { get; } = new();

    /// <summary>For changes that take the usual case for granted.</summary>
    public static LockedRows None(Database database) => new() { StatementNow = database.Now };

    public static async ValueTask<LockedRows> LockAsync(
        Database database, NpgsqlConnection connection, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var rows = new LockedRows { AreLocked = true };
        await using var batch = new SqlBatch(database, connection);
        batch.Execute("BEGIN");
        var work = changes.SelectMany(change => change.Work).Distinct().ToArray();
        if (work.Length > 0)
        {
            batch.Query(rows.ReadWork, LockWork, Array.ConvertAll(work, key => key.Flow), Array.ConvertAll(work, key => key.Source.ToString()));
        }

        string[] effects = [.. changes.SelectMany(change => change.Effects).Distinct(StringComparer.Ordinal)];
        if (effects.Length > 0)
        {
            batch.Query(rows.ReadLedger, LockLedger, [effects]);
        }

        // Who completes an effect holds the work itself.
        string[] begun = [.. changes.Where(change => change.AsksForHolds).SelectMany(change => change.Effects).Distinct(StringComparer.Ordinal)];
        if (begun.Length > 0)
        {
            batch.Query(rows.ReadWork, LockHolders, [begun]);
        }

        LockNames(batch, LockWaits, changes.SelectMany(change => change.Waits));
        LinkStatements.Lock(batch, changes.SelectMany(change => change.Links));
        MappingStatements.Lock(batch, changes, rows.Mappings);
        if (changes.Any(change => change.AsksForHolds))
        {
            batch.Query(found => rows.WritesAreHeld = found.Read(), HoldStatements.FindWrites);
        }

        string[] erasures = [.. changes.SelectMany(change => change.Erasures).Distinct(StringComparer.Ordinal)];
        if (erasures.Length > 0)
        {
            batch.Query(rows.ReadReasons, LockReasons, [erasures]);
        }

        if (changes.Any(change => change.ChangesAudit))
        {
            AuditStatements.Lock(batch, rows.Audit);
        }

        batch.Query(rows.ReadNow, Database.SelectNow, database.Now);
        await batch.RunAsync(cancellationToken);
        return rows;
    }

    /// <summary>True while nobody else has claimed the key and the lease has not run out.</summary>
    public bool Holds(Claim claim) =>
        _work.TryGetValue((claim.Key.Flow, claim.Key.Source.ToString()), out var row)
        && row.Fence == claim.Fence && row.LeaseUntil > Now;

    /// <summary>What the ledger says; null if the effect was never begun.</summary>
    public LedgerRow? FindEffect(string key) => _ledger.GetValueOrDefault(key);

    /// <summary>The end of the lease of whoever began an effect last; null if it has ended.</summary>
    public DateTime? LeaseOf(LedgerRow effect) =>
        _work.TryGetValue((effect.Flow, effect.Source), out var row) && row.Fence == effect.Fence && row.LeaseUntil > Now
            ? row.LeaseUntil
            : null;

    /// <summary>Why work of this record is parked.</summary>
    public IEnumerable<(string Flow, string Source, string Reason)> ReasonsOf(string record) => _reasons.Where(row => row.Source == record);

    private static void LockNames(SqlBatch batch, string sql, IEnumerable<string> names)
    {
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        if (distinct.Length > 0)
        {
            batch.Query(static _ => { }, sql, [distinct]);
        }
    }

    private void ReadWork(NpgsqlDataReader rows)
    {
        while (rows.Read())
        {
            _work[(rows.GetString(0), rows.GetString(1))] = (rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetDateTime(3));
        }
    }

    private void ReadLedger(NpgsqlDataReader rows)
    {
        while (rows.Read())
        {
            _ledger[rows.GetString(0)] = new LedgerRow(
                rows.GetString(1),
                rows.GetString(2),
                rows.GetString(3),
                rows.GetInt64(4),
                rows.GetBoolean(5),
                rows.GetDateTime(6),
                rows.IsDBNull(7) ? null : rows.GetString(7));
        }
    }

    private void ReadReasons(NpgsqlDataReader rows)
    {
        while (rows.Read())
        {
            _reasons.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }
    }

    private void ReadNow(NpgsqlDataReader rows)
    {
        rows.Read();
        Now = rows.GetDateTime(0);
        StatementNow = new SqlNow(Now);
    }
}
