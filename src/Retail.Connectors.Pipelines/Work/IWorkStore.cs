using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>The durable truth about work, effects, links, shadows and cursors.</summary>
public interface IWorkStore
{
    /// <summary>Reads what is stored.</summary>
    IStoreQueries Queries { get; }

    /// <summary>
    /// Claims due work, the most urgent first, and among equals of each flow in turn what has been due longest. A key is
    /// never claimed twice at one time, and nothing that is held is claimed.
    /// </summary>
    ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Extends a lease from now.</summary>
    /// <returns>The new end of the lease; null if it has ended or the fence is lost.</returns>
    ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken);

    /// <summary>Records durably that an effect is about to be asked for. No request goes out before this returned.</summary>
    /// <param name="claim">The claim under which it happens; its fence is checked.</param>
    /// <param name="key">The effect.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="sendBefore">The last moment at which a request may go out.</param>
    /// <param name="settle">
    /// How long after the last moment of sending it is not begun again, so that asking does not push the moment away.
    /// Whether something else is asked is decided by comparing with the command that was begun last.
    /// </param>
    /// <param name="cancellationToken">Stops the wait; the record may have been written.</param>
    ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken);

    /// <summary>Stores changes together or not at all.</summary>
    ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers on first use which real system a name stands for, and compares afterwards, so that a copy of the
    /// configuration that points elsewhere stops before its first write.
    /// </summary>
    /// <returns>The identity that the store holds: the given one, or another that was there before.</returns>
    ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken);
}
