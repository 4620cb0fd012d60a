namespace Retail.Connectors.Testing.Simulation;

/// <summary>How badly a simulated server and the way to it behave; by default not at all.</summary>
/// <remarks>
/// All decisions come from one seeded generator in the order of arrival, so a sequence of calls repeats exactly, and
/// parallel calls as far as their order does. The kinds exclude each other: one draw per call decides.
/// </remarks>
public sealed record SimulatorVices
{
    /// <summary>No vices at all.</summary>
    public static SimulatorVices None { get; } = new();

    /// <summary>The seed of all decisions; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The share of calls that fail, 0 to 1. Half of them fail before the server carries the request out (503 or a broken
    /// connection in equal parts), half after it did (the connection breaks and the answer is lost). 0 by default.
    /// </summary>
    public double CallFailureRate { get; init; }

    /// <summary>The share of calls answered 429 with Retry-After and not carried out, 0 to 1; 0 by default.</summary>
    public double RateLimitRate { get; init; }

    /// <summary>
    /// The share of calls answered 200 with a page of HTML in place of JSON, 0 to 1; every second of them was carried out.
    /// 0 by default.
    /// </summary>
    public double HtmlRate { get; init; }

    /// <summary>
    /// The share of calls whose connection breaks at once and which the server carries out only after <see cref="LateCommitBy"/>,
    /// 0 to 1; 0 by default. A caller who looks meanwhile finds nothing.
    /// </summary>
    public double LateCommitRate { get; init; }

    /// <summary>
    /// How much later a late call is carried out, on the server's clock; one minute by default.
    /// <see cref="Timeout.InfiniteTimeSpan"/> leaves it to <c>CarryOutLate</c>.
    /// </summary>
    public TimeSpan LateCommitBy { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The value of Retry-After of a 429, in whole seconds; 1 by default.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How long every call takes before it is carried out; zero by default.</summary>
    public TimeSpan Latency { get; init; }
}
