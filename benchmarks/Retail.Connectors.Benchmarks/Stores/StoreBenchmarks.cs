using BenchmarkDotNet.Attributes;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>A thousand hints, a hundred at once.</summary>
[MemoryDiagnoser]
#pragma warning disable CA1001 // The runner of the benchmarks calls CloseAsync.
public class StoreBenchmarks
#pragma warning restore CA1001
{
    private const int Count = 1_000;
    private const int Group = 100;
    private Accepting _accepting = null!;

    /// <summary>Opens both files.</summary>
    [GlobalSetup]
    public void Open() => _accepting = new Accepting();

    /// <summary>Removes them.</summary>
    /// <returns>When it is done.</returns>
    [GlobalCleanup]
    public ValueTask CloseAsync() => _accepting.DisposeAsync();

    /// <summary>Bare upserts, a hundred a commit.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Floor() => _accepting.Floor(Count, Group);

    /// <summary>Commits to the store, a hundred at once.</summary>
    /// <returns>When all are stored.</returns>
    [Benchmark(OperationsPerInvoke = Count)]
    public Task OursAsync() => _accepting.OursAsync(Count, Group);
}
