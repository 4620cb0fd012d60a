using System.Collections.Concurrent;
using System.Collections.Frozen;
using Retail.Connectors.Testing.Simulation;

namespace AllFlows;

/// <summary>Counts the calls of the sync that may change something and were carried out.</summary>
internal sealed class CallCounter(TimeProvider time)
{
    private static readonly FrozenSet<string> Reading =
        FrozenSet.ToFrozenSet(["search", "search_count", "search_read", "read", "read_group", "fields_get", "name_search", "context_get", "get_external_id", "version"]);

    private readonly ConcurrentQueue<string> _writes = new();
    private long _last = time.GetTimestamp();

    public int Writes => _writes.Count;

    public TimeSpan SinceLastWrite => time.GetElapsedTime(Volatile.Read(ref _last));

    /// <summary>What was written after so many writes.</summary>
    public IReadOnlyList<string> Since(int writes) => [.. _writes.Skip(writes)];

    public void Count(SimulatedCall call)
    {
        var path = call.Request.Path;
        var isWrite = path.StartsWith("/json/2/", StringComparison.Ordinal)
            ? !Reading.Contains(path[(path.LastIndexOf('/') + 1)..])
            : call.Request.Method is "POST" or "PUT" or "PATCH" or "DELETE";
        if (isWrite && call.Response is { Status: < 400 })
        {
            _writes.Enqueue($"{call.Request.Method} {path}");
            Volatile.Write(ref _last, time.GetTimestamp());
        }
    }
}
