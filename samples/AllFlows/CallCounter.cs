using System.Collections.Concurrent;
using AllFlows.Stage;
using Retail.Connectors.Testing.Simulation;

namespace AllFlows;

/// <summary>Counts the calls of the sync that may change something and were carried out.</summary>
internal sealed class CallCounter(IErpStage erp, TimeProvider time)
{
    private readonly ConcurrentQueue<string> _writes = new();
    private long _last = time.GetTimestamp();
    private int _asked;

    public int Writes => _writes.Count;

    /// <summary>How long nothing was written.</summary>
    public TimeSpan Quiet => time.GetElapsedTime(Volatile.Read(ref _last));

    /// <summary>What was asked in that time. A slow machine takes longer for the same number.</summary>
    public int InQuiet => Volatile.Read(ref _asked);

    /// <summary>What was written after so many writes.</summary>
    public IReadOnlyList<string> Since(int writes) => [.. _writes.Skip(writes)];

    /// <summary>Counts a call to the ERP.</summary>
    public void CountErp(SimulatedCall call) => Count(call, erp.IsWrite(call));

    /// <summary>Counts a call to a shop.</summary>
    public void CountShop(SimulatedCall call) => Count(call, call.Request.Method is "POST" or "PUT" or "PATCH" or "DELETE");

    /// <summary>Something happened: from here it is quiet.</summary>
    public void Restart()
    {
        Volatile.Write(ref _asked, 0);
        Volatile.Write(ref _last, time.GetTimestamp());
    }

    private void Count(SimulatedCall call, bool isWrite)
    {
        if (isWrite && call.Response is { Status: < 400 })
        {
            _writes.Enqueue($"{call.Request.Method} {call.Request.Path}");
            Restart();
        }
        else
        {
            Interlocked.Increment(ref _asked);
        }
    }
}
