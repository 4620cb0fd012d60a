using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>
/// A work store that forgets everything when its process ends: for tests and first steps. It passes
/// <see cref="WorkStoreConformance"/>, answers synchronously under one lock, starts nothing of its own, and the same
/// calls give the same answers on every run.
/// </summary>
public sealed class InMemoryWorkStore : IWorkStore, IEventOutbox
{
    private readonly InMemoryTables _tables = new();
    private readonly TimeProvider _time;

    /// <summary>Makes an empty store.</summary>
    /// <param name="time">The clock by which leases and due times are measured.</param>
    public InMemoryWorkStore(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        Queries = new InMemoryQueries(_tables);
    }

    /// <inheritdoc/>
    public IStoreQueries Queries { get; }

    private Instant Now => _time.GetCurrentInstant();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Change(() => _tables.Claim(request, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) =>
        Change(() => _tables.Renew(claim, Now, lease), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        Change(() => InMemoryLedger.Begin(_tables, claim, key, command, sendBefore, settle, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return Change(() => InMemoryCommits.Store(_tables, commit, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        Change(
            () =>
            {
                _tables.Identities.TryAdd(system, identity);
                return _tables.Identities[system];
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventBatch?> ClaimAsync(EventClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Change(() => _tables.Outbox.Claim(claim, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkPublishedAsync(long fence, IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) =>
        Change(() => _tables.Outbox.Mark(fence, sequences, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> RemovePublishedAsync(Instant before, int max, CancellationToken cancellationToken) =>
        Change(() => _tables.Outbox.Remove(before, max), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventBacklog> CountAsync(CancellationToken cancellationToken) => Change(_tables.Outbox.Count, cancellationToken);

    private ValueTask<T> Change<T>(Func<T> change, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        lock (_tables.Gate)
        {
            try
            {
                return ValueTask.FromResult(change());
            }
            catch (Exception exception)
            {
                // As from any other store: the caller finds it when it awaits.
                return ValueTask.FromException<T>(exception);
            }
        }
    }
}
