namespace Retail.Connectors.Testing.Stores;

/// <summary>One statement about a store's schema, with the test that decides it.</summary>
/// <param name="Name">For example <c>upgrade.Work</c>: unique in the suite, and the name of the test.</param>
/// <param name="Statement">What holds for every store that keeps its data over releases, one sentence.</param>
/// <param name="RunAsync">
/// Decides it on an empty fixture, for one earlier version. Throws <see cref="ConformanceException"/> if it does not hold.
/// </param>
public sealed record WorkStoreUpgradeCase(string Name, string Statement, Func<IVersionedStoreFixture, int, Task> RunAsync)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Statement}";
}
