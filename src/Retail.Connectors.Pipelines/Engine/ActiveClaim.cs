using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A claim in progress, whose lease is renewed beside the work.</summary>
/// <param name="claim">The claim.</param>
/// <param name="lease">The lease that was asked for.</param>
/// <param name="askedAt">When it was asked for, by this node's clock.</param>
/// <param name="time">This node's clock.</param>
internal sealed class ActiveClaim(Claim claim, Duration lease, Instant askedAt, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lost = new();

    // The store gave the lease after it was asked: its clock is ahead of this node's by no more than this.
    private readonly Duration _ahead = claim.LeaseUntil - lease - askedAt;
    private Instant _leaseUntil = claim.LeaseUntil;

    public Claim Claim { get; } = claim;

    /// <summary>The lane of the last call that was made for it; null before the first.</summary>
    public LaneKey? Lane { get; set; }

    /// <summary>
    /// Now by the store's clock, or a little later. Leases and due times are the store's: a node whose own clock is
    /// wrong must neither outlive a lease nor believe that it has none.
    /// </summary>
    public Instant Now => time.GetCurrentInstant() + _ahead;

    /// <summary>Cancelled when the lease could not be renewed: nothing more may be sent.</summary>
    public CancellationToken Lost => _lost.Token;

    public Instant LeaseUntil
    {
        get
        {
            lock (_gate)
            {
                return _leaseUntil;
            }
        }
    }

    /// <summary>A moment of the store's clock as this node's clock shows it, or a little earlier.</summary>
    public Instant Locally(Instant moment) => moment - _ahead;

    /// <summary>A moment of this node's clock as the store's clock will show it, or a little later.</summary>
    public Instant AtStore(Instant moment) => moment + _ahead;

    public void Renewed(Instant until)
    {
        lock (_gate)
        {
            _leaseUntil = until;
        }
    }

    public void Lose() => _lost.Cancel();

    public void Dispose() => _lost.Dispose();
}
