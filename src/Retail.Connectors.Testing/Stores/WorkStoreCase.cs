namespace Retail.Connectors.Testing.Stores;

/// <summary>One statement about work stores, with the test that decides it.</summary>
/// <param name="Topic">What it is about, one word.</param>
/// <param name="Statement">What holds for every store, one sentence.</param>
/// <param name="RunAsync">
/// Decides it on an empty fixture. Throws <see cref="ConformanceException"/> if it does not hold.
/// </param>
public sealed record WorkStoreCase(string Topic, string Statement, Func<IWorkStoreFixture, Task> RunAsync)
{
    /// <summary>Topic and statement, unique in the suite: the name of the test.</summary>
    public string Name => $"{Topic}: {Statement}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
