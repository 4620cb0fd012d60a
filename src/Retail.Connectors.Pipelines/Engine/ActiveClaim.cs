using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A claim in progress, whose lease is renewed beside the work.</summary>
internal sealed class ActiveClaim(Claim claim) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lost = new();
    private Instant _leaseUntil = claim.LeaseUntil;

    public Claim Claim { get; } = claim;

    /// <summary>The lane of the last call that was made for it; null before the first.</summary>
    public LaneKey? Lane { get; set; }

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
