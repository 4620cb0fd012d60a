using BenchmarkDotNet.Attributes;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>A page of 100 orders, bytes to records.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    /// <summary>Plain records.</summary>
    /// <returns>How many were read.</returns>
    [Benchmark(Baseline = true)]
    public int Floor() => PageReading.Floor().Count;

    /// <summary>The client's records.</summary>
    /// <returns>How many were read.</returns>
    [Benchmark]
    public int Ours() => PageReading.Ours().Count;
}
