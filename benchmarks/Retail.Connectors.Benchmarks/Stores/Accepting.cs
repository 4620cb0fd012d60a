using System.Diagnostics;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>Accepting hints, each in a commit of its own, as many at once as said.</summary>
internal sealed class Accepting : IAsyncDisposable
{
    private readonly StoreFile _ours = new();
    private readonly StoreFile _floors = new();
    private readonly SqliteWorkStore _store;
    private readonly RawPipeline _raw;
    private int _next;
    private int _nextOfFloor;

    public Accepting()
    {
        _store = new SqliteWorkStore(new SqliteStoreOptions { Path = _ours.Path }, TimeProvider.System);
        _raw = new RawPipeline(_floors.Path);
    }

    public TimeSpan Floor(int count, int perCommit)
    {
        var time = _raw.Accept(_nextOfFloor, count, perCommit);
        _nextOfFloor += count;
        return time;
    }

    public async Task<TimeSpan> OursAsync(int count, int atOnce)
    {
        var accepting = new Task[atOnce];
        var start = Stopwatch.GetTimestamp();
        for (var done = 0; done < count; done += atOnce)
        {
            for (var i = 0; i < atOnce; i++)
            {
                accepting[i] = _store.CommitAsync(new Commit { Hints = [new RaisedHint(Keys.Work(_next++), Revision: null)] }, CancellationToken.None).AsTask();
            }

            await Task.WhenAll(accepting);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _raw.Dispose();
        _ours.Dispose();
        _floors.Dispose();
    }
}
