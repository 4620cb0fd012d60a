using System.Collections.Immutable;

namespace Retail.Connectors.Testing.Stores;

/// <summary>
/// What the author of a store writes besides, whose data outlives a release: it can put data there as an earlier version
/// left it. Such data is made once with each version, by <see cref="StoreHistory"/>, and kept with the tests for ever.
/// </summary>
public interface IVersionedStoreFixture : IWorkStoreFixture
{
    /// <summary>Versions of the schema that were released and are not the newest; empty while there is only one.</summary>
    ImmutableArray<int> EarlierVersions { get; }

    /// <summary>Puts the kept data of that version there, before the store is opened, and sets the clock to when it was made or later.</summary>
    ValueTask RestoreAsync(int version);

    /// <summary>Marks the data of a store that was opened, and is closed now, as written by a version newer than any known.</summary>
    ValueTask MarkNewerAsync();
}
