using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>The configured tables and the store's edits, which this process keeps and reads again when their version rose.</summary>
internal sealed partial class StoreMappings(
    ConfiguredMappings seeds, IWorkStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<StoreMappings> logger) : IMappings
{
    private volatile KnownMappings _known = new(seeds, [], version: 0);
    private volatile bool _isOutdated = true;
    private bool _isRead;
    private long _askedAt;

    public long? Version => _known.Version;

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped) =>
        _known.TryMap(table, from, to, value, out mapped);

    public IMappings Snapshot() => _known;

    /// <summary>There is something newer: the next refresh asks at once.</summary>
    public void Expire() => _isOutdated = true;

    /// <summary>Asks the store for the version, if that was not done lately, and for the edits if it is another. One at a time calls it.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_isOutdated && time.GetElapsedTime(_askedAt) < options.Value.MappingInterval)
        {
            return;
        }

        // Before it is asked: what expires meanwhile is asked for again.
        _isOutdated = false;
        _askedAt = time.GetTimestamp();
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch
        {
            _isOutdated = true;
            throw;
        }
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        // The version first: edits that come between the two reads are read again, not missed.
        var version = await store.Queries.FindMappingVersionAsync(cancellationToken);
        if (_isRead && version == _known.Version)
        {
            return;
        }

        if (version > 0 || _isRead)
        {
            _known = new KnownMappings(seeds, await store.Queries.ListMappingsAsync(cancellationToken), version);
        }

        if (!_isRead)
        {
            _isRead = true;
            Tell(_known);
        }
    }

    private void Tell(KnownMappings known)
    {
        var overridden = known.Overridden().ToArray();
        if (overridden.Length > 0)
        {
            LogCount(logger, overridden.Length);
        }

        foreach (var word in overridden)
        {
            LogOverridden(logger, word);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} configured mappings are overridden by edits in the store")]
    private static partial void LogCount(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "An edit in the store overrides the configured mapping of {Word}")]
    private static partial void LogOverridden(ILogger logger, MappingWord word);
}
