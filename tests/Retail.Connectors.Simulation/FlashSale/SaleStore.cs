using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>A store that tells of each commit that was stored.</summary>
internal sealed class SaleStore(IWorkStore inner, TimeProvider time, SaleTrail trail) : IWorkStore
{
    public IStoreQueries Queries => inner.Queries;

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => inner.ClaimAsync(request, cancellationToken);

    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) => inner.RenewAsync(claim, lease, cancellationToken);

    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        inner.BeginAsync(claim, key, command, sendBefore, settle, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var result = await inner.CommitAsync(commit, cancellationToken);
        if (result is not CommitResult.FenceLost)
        {
            trail.Note(commit, time.GetCurrentInstant());
        }

        return result;
    }

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        inner.PinIdentityAsync(system, identity, cancellationToken);
}
