using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// The work store in one schema of a PostgreSQL database, shared by any number of nodes. Leases and due times are
/// measured by the server's clock. The schema is created or brought up to date on first use.
/// </summary>
public sealed class PostgreSqlWorkStore : IWorkStore, IEventOutbox, IWorkSignals, IAsyncDisposable
{
    private const string Pin =
        "INSERT INTO retail.identity (system, identity, at) VALUES ($1, $2, coalesce($3, now())) ON CONFLICT (system) DO NOTHING";

    private readonly Database _database;
    private readonly WorkNotifier _notifier;
    private readonly WorkListener _listener;
    private readonly GroupWriter _writer;
    private readonly GroupReader _reader;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="options">Where the store is and how it writes.</param>
    /// <param name="time">Measures pauses between tries; never leases.</param>
    /// <param name="logger">Told about connections that broke; null for silence.</param>
    /// <exception cref="OptionsValidationException">An option cannot be.</exception>
    public PostgreSqlWorkStore(PostgreSqlStoreOptions options, TimeProvider time, ILogger<PostgreSqlWorkStore>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (new PostgreSqlStoreOptionsValidator().Validate(null, options) is { Failed: true } failed)
        {
            throw new OptionsValidationException(nameof(PostgreSqlStoreOptions), typeof(PostgreSqlStoreOptions), failed.Failures);
        }

        logger ??= NullLogger<PostgreSqlWorkStore>.Instance;
        _database = new Database(options);
        _notifier = new WorkNotifier(_database, logger);
        _listener = new WorkListener(_database, time, logger);
        _writer = new GroupWriter(_database, _notifier, options, time);
        _reader = new GroupReader(_database);
        Queries = new PostgreSqlQueries(_database, _reader);
    }

    /// <inheritdoc/>
    public IStoreQueries Queries { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The schema was written by a newer version.</exception>
    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ClaimStatements.ClaimAsync(_database, request, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _writer.ChangeAsync(new RenewChange(claim, lease), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _writer.ChangeAsync(new BeginChange(claim, key, command, sendBefore, settle), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return _writer.ChangeAsync(new CommitChange(commit), cancellationToken);
    }

    /// <summary>
    /// Raises hints inside a transaction of the host on the same database, together with the host's own rows: both are
    /// seen when it commits, or neither. Nodes are woken by the commit. The work stays locked until then, and commits of
    /// the engine that touch it wait: append last, and keep the transaction short.
    /// </summary>
    /// <param name="transaction">An open transaction, at any isolation level; its role may write the store's tables.</param>
    /// <param name="hints">The work to look at.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is then to be rolled back.</param>
    public async ValueTask AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<RaisedHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(hints);
        var connection = transaction.Connection
            ?? throw new ArgumentException("The transaction has ended: append before it is committed or rolled back.", nameof(transaction));
        await _database.EnsureSchemaAsync(cancellationToken);
        var now = await _database.ReadNowAsync(connection, transaction, cancellationToken);
        await using var batch = new SqlBatch(_database, connection, transaction);
        HintStatements.Raise(batch, hints, new SqlNow(now));
        batch.Execute(WorkNotifier.Send, _database.Channel);
        await batch.RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken)
    {
        await _database.QueryAsync(static _ => true, Pin, [system.Value, identity, _database.Now], cancellationToken);
        return await _database.QueryAsync(
            static rows => rows.Read() ? rows.GetString(0) : throw new InvalidOperationException("An identity was removed while it was pinned."),
            "SELECT identity FROM retail.identity WHERE system = $1",
            [system.Value],
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventBatch?> ClaimAsync(EventClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return OutboxStatements.ClaimAsync(_database, claim, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkPublishedAsync(long fence, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return OutboxStatements.MarkAsync(_database, fence, [.. sequences], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> RemovePublishedAsync(Instant before, int max, CancellationToken cancellationToken) =>
        OutboxStatements.RemoveAsync(_database, before, max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventBacklog> CountAsync(CancellationToken cancellationToken) => OutboxStatements.CountAsync(_database, cancellationToken);

    /// <inheritdoc/>
    public Task ListenAsync(Action signal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return _listener.ListenAsync(signal, cancellationToken);
    }

    /// <summary>Stores what was asked for before, then closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _reader.DisposeAsync();
        await _notifier.DisposeAsync();
        await _database.DisposeAsync();
    }
}
