namespace Retail.Connectors.Testing.Stores;

/// <summary>One statement about work stores, with the test that decides it.</summary>
/// <param name="Name">Topic and short name, for example <c>fence.TakenOver</c>: unique in the suite, and the name of the test.</param>
/// <param name="Statement">What holds for every store, one sentence.</param>
/// <param name="RunAsync">
/// Decides it on an empty fixture. Throws <see cref="ConformanceException"/> if it does not hold.
/// </param>
public sealed record WorkStoreCase(string Name, string Statement, Func<IWorkStoreFixture, Task> RunAsync)
{
    /// <summary>What it is about, one word: what stands before the dot of <see cref="Name"/>.</summary>
    public string Topic => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Statement}";
}
