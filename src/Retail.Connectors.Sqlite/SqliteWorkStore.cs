using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sqlite;

/// <summary>The work store in one SQLite file: WAL, full sync, one writer per process, correct with several processes.</summary>
public sealed class SqliteWorkStore : IWorkStore, IEventOutbox, IAsyncDisposable
{
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly TimeProvider _time;

    /// <summary>Opens the file and brings its schema up to date.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    public SqliteWorkStore(SqliteStoreOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _writer = new SqliteWriter(options);
        _readers = new SqliteReaders(options);
        Queries = new SqliteQueries(_readers);
    }

    /// <inheritdoc/>
    public IStoreQueries Queries { get; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Asking takes no write lock while nothing is due.
        return _readers.Read(session => ClaimStatements.AnyDue(session, request, Now))
            ? _writer.ChangeAsync(session => ClaimStatements.Claim(session, request, Now), cancellationToken)
            : ValueTask.FromResult<IReadOnlyList<Claim>>([]);
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(session => Renew(session, claim, lease), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(session => LedgerStatements.Begin(session, claim, key, command, sendBefore, settle, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(session => CommitStatements.Store(session, commit, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(session => CommitStatements.PinIdentity(session, system, identity, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventBatch?> ClaimAsync(EventClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);

        // Asking takes no write lock while there is nothing to publish.
        return _readers.Read(OutboxStatements.AnyOpen)
            ? _writer.ChangeAsync(session => OutboxStatements.Claim(session, claim, Now), cancellationToken)
            : ValueTask.FromResult<EventBatch?>(null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkPublishedAsync(long fence, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return _writer.ChangeAsync(session => OutboxStatements.Mark(session, fence, sequences, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> RemovePublishedAsync(Instant before, int max, CancellationToken cancellationToken) =>
        _writer.ChangeAsync(session => OutboxStatements.Remove(session, before, max), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventBacklog> CountAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_readers.Read(OutboxStatements.Count));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    private Instant? Renew(SqliteSession session, Claim claim, Duration lease)
    {
        var now = Now;
        return ClaimStatements.Renew(session, claim, now, now + lease);
    }

    private Instant Now => _time.GetCurrentInstant();
}
