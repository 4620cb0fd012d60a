using Npgsql;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Shadow = Retail.Connectors.Pipelines.Shadows.Shadow;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// The statements of a group of changes. What most changes ask for is gathered, so that one statement does it for all of
/// them: first what others may look at, then what belongs to one change, and the plain ends last. Changes of a group
/// arrived together; any order of them is right, as long as the hints of a change come before its end.
/// </summary>
internal sealed class GroupStatements(Database database, NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly List<BegunEffect> _begun = [];
    private readonly List<(Claim Claim, EffectCompletion Effect)> _completed = [];
    private readonly List<Link> _links = [];
    private readonly List<Shadow> _shadows = [];
    private readonly List<RaisedHint> _hints = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<EndedWork> _done = [];

    /// <summary>Statements of one change.</summary>
    public SqlBatch Others { get; } = new(database, connection);

    /// <summary>True if work waited for a link that was stored. Known after they ran.</summary>
    public bool WokeWaiting { get; private set; }

    public void Begin(BegunEffect effect) => _begun.Add(effect);

    public void Complete(Claim claim, IEnumerable<EffectCompletion> effects)
    {
        foreach (var effect in effects)
        {
            _completed.Add((claim, effect));
        }
    }

    public void Store(IEnumerable<Link> links) => _links.AddRange(links);

    public void Store(IEnumerable<Shadow> shadows) => _shadows.AddRange(shadows);

    public void Raise(IEnumerable<RaisedHint> hints) => _hints.AddRange(hints);

    public void Add(IEnumerable<AuditEntry> audit) => _audit.AddRange(audit);

    public void Finish(EndedWork work) => _done.Add(work);

    /// <summary>How much was gathered, to go back to.</summary>
    public int[] Mark() => [_begun.Count, _completed.Count, _links.Count, _shadows.Count, _hints.Count, _audit.Count, _done.Count, Others.Count];

    /// <summary>Forgets what was gathered after a mark.</summary>
    public void GoBackTo(int[] mark)
    {
        Cut(_begun, mark[0]);
        Cut(_completed, mark[1]);
        Cut(_links, mark[2]);
        Cut(_shadows, mark[3]);
        Cut(_hints, mark[4]);
        Cut(_audit, mark[5]);
        Cut(_done, mark[6]);
        Others.Truncate(mark[7]);
    }

    /// <summary>Adds everything to a batch.</summary>
    public void AddTo(SqlBatch batch, LockedRows rows)
    {
        var now = rows.StatementNow;
        if (!rows.AreLocked)
        {
            // What would be locked before is locked in the same order now: work, effects, names of links.
            EndStatements.Finish(batch, _done, now, atLeast: _done.Count);
        }

        GatheredStatements.Begin(batch, _begun, rows);
        GatheredStatements.Complete(batch, _completed, now, atLeast: rows.AreLocked ? 0 : _completed.Count);
        if (!rows.AreLocked)
        {
            LinkStatements.Lock(batch, _links.SelectMany(LinkStatements.LocksOf));
        }

        foreach (var links in Distinct(_links, static link => (link.Source, link.Role, link.Target)))
        {
            LinkStatements.Store(batch, links, now, () => WokeWaiting = true);
        }

        foreach (var shadows in Distinct(_shadows, static shadow => (shadow.Source, shadow.Flow)))
        {
            GatheredStatements.Store(batch, shadows, now);
        }

        HintStatements.Raise(batch, _hints, now);
        batch.TakeAll(Others);
        AuditStatements.Add(batch, _audit, now);
        if (rows.AreLocked)
        {
            EndStatements.Finish(batch, _done, now, atLeast: 0);
        }
    }

    public ValueTask DisposeAsync() => Others.DisposeAsync();

    /// <summary>One statement changes a row once: what comes again opens the next.</summary>
    private static IEnumerable<List<T>> Distinct<T, TKey>(List<T> all, Func<T, TKey> keyOf)
    {
        var (part, keys) = (new List<T>(all.Count), new HashSet<TKey>());
        foreach (var item in all)
        {
            if (!keys.Add(keyOf(item)))
            {
                yield return part;
                (part, keys) = ([], [keyOf(item)]);
            }

            part.Add(item);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);
}
