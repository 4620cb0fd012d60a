using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>
/// What a store's author writes to run <see cref="WorkStoreConformance"/>: one set of data, empty at first, and the
/// clock by which the store measures leases and due times. Each case gets a fixture of its own and disposes nothing:
/// the runner disposes the fixture, and the fixture what it opened.
/// </summary>
public interface IWorkStoreFixture : IAsyncDisposable
{
    /// <summary>The store's clock. It stands still unless it is advanced.</summary>
    Instant Now { get; }

    /// <summary>Moves the store's clock forward.</summary>
    ValueTask AdvanceAsync(Duration by);

    /// <summary>
    /// Opens the store. Each call opens another instance on the same data, as another process would; a store that lives
    /// in one process only returns the same one.
    /// </summary>
    ValueTask<IWorkStore> OpenAsync();
}
