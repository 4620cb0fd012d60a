using BenchmarkDotNet.Attributes;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>A recorded delivery.</summary>
[MemoryDiagnoser]
public class WebhookBenchmarks
{
    private readonly Deliveries _deliveries = new();

    /// <summary>HMAC-SHA256 over the body.</summary>
    [Benchmark(Baseline = true)]
    public void Floor() => _deliveries.Floor();

    /// <summary>The signature's check.</summary>
    /// <returns>The verdict.</returns>
    [Benchmark]
    public WebhookVerdict Check() => _deliveries.Receive(_deliveries.Other);

    /// <summary>The signature's check and the body's reading.</summary>
    /// <returns>The verdict.</returns>
    [Benchmark]
    public WebhookVerdict Receive() => _deliveries.Receive(_deliveries.Order);
}
