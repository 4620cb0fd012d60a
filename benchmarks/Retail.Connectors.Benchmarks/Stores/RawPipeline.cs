using System.Diagnostics;
using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors.Pipelines.Storage;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>
/// The floor of a piece of work: accepted, claimed, begun, completed; four commits, each for a hundred keys at once,
/// which is the least that the guarantees allow.
/// </summary>
internal sealed class RawPipeline : IDisposable
{
    private const int Group = 100;
    private static readonly long Lease = Duration.FromMinutes(1).BclCompatibleTicks;
    private readonly RawStore _store;
    private readonly SqliteCommand _upsert;
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _claimed;
    private readonly SqliteCommand _shadow;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _complete;
    private readonly SqliteCommand _link;
    private readonly SqliteCommand _storeShadow;
    private readonly SqliteCommand _audit;
    private readonly SqliteCommand _done;

    public RawPipeline(string path)
    {
        _store = new RawStore(path);
        _upsert = _store.Prepare(RawSchema.Upsert, 3);
        _claim = _store.Prepare(RawSchema.Claim, 2);
        _claimed = _store.Prepare(RawSchema.Claimed, 4);
        _shadow = _store.Prepare(RawSchema.Shadow, 2);
        _begin = _store.Prepare(RawSchema.Begin, 7);
        _complete = _store.Prepare(RawSchema.Complete, 3);
        _link = _store.Prepare(RawSchema.Link, 6);
        _storeShadow = _store.Prepare(RawSchema.StoreShadow, 5);
        _audit = _store.Prepare(RawSchema.Audit, 5);
        _done = _store.Prepare(RawSchema.Done, 5);
    }

    /// <summary>Accepts rows, each once, as many a commit as said.</summary>
    public TimeSpan Accept(int first, int count, int perCommit)
    {
        var start = Stopwatch.GetTimestamp();
        for (var at = first; at < first + count; at += perCommit)
        {
            _store.Begin();
            for (var i = at; i < Math.Min(first + count, at + perCommit); i++)
            {
                RawStore.Execute(_upsert, Keys.Flow, Keys.Source(i).ToString(), Now());
            }

            _store.Commit();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Brings work from its acceptance to its end.</summary>
    public TimeSpan Work(int first, int count)
    {
        var start = Stopwatch.GetTimestamp();
        Accept(first, count, Group);
        for (var left = count; left > 0; left -= Group)
        {
            var claimed = Claim(Math.Min(left, Group));
            _store.Begin();
            foreach (var (source, fence, _) in claimed)
            {
                using (RawStore.Query(_shadow, source, Keys.Flow))
                {
                    // A plan depends on what was seen last.
                }

                RawStore.Execute(_begin, Effect(source), Keys.Digest.Value, Keys.Flow, source, fence, Now(), Now() + Lease);
            }

            _store.Commit();
            _store.Begin();
            foreach (var (source, fence, version) in claimed)
            {
                Complete(source, fence, version);
            }

            _store.Commit();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => _store.Dispose();

    private List<(string Source, long Fence, long Version)> Claim(int count)
    {
        var claimed = new List<(string, long, long)>(count);
        _store.Begin();
        using (var rows = RawStore.Query(_claim, Now(), count))
        {
            while (rows.Read())
            {
                claimed.Add((rows.GetString(1), rows.GetInt64(3) + 1, rows.GetInt64(2)));
            }
        }

        foreach (var (source, _, _) in claimed)
        {
            RawStore.Execute(_claimed, Keys.Flow, source, Now() + Lease, "node");
        }

        _store.Commit();
        return claimed;
    }

    private void Complete(string source, long fence, long version)
    {
        var target = NoEffect.ReceiptFor(EntityRef.Parse(source));
        RawStore.Execute(_complete, Effect(source), Now(), StoredJson.Write(target));
        RawStore.Execute(_link, source, "sales-order", target.Document.ToString(), "erp-us", target.DisplayName, Now());
        RawStore.Execute(_storeShadow, source, Keys.Flow, "1", Keys.Digest.Value, Now());
        RawStore.Execute(_audit, Now(), Effect(source), "effect-reached", "engine", target.DisplayName);
        RawStore.Execute(_done, Keys.Flow, source, Now(), fence, version);
    }

    private static string Effect(string source) => $"{source}/submit@erp-us";

    private static long Now() => TimeProvider.System.GetUtcNow().Ticks;
}
