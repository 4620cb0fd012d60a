using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>A store that notes when an order's document was first known to be there.</summary>
internal sealed class SaleStore(IWorkStore inner, TimeProvider time) : IWorkStore
{
    public IStoreQueries Queries => inner.Queries;

    /// <summary>When each order was in the ERP.</summary>
    public Dictionary<EntityRef, Instant> Submitted { get; } = [];

    /// <summary>What was parked, by its code.</summary>
    public SortedDictionary<string, int> Parked { get; } = new(StringComparer.Ordinal);

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => inner.ClaimAsync(request, cancellationToken);

    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) => inner.RenewAsync(claim, lease, cancellationToken);

    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        inner.BeginAsync(claim, key, command, sendBefore, settle, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var result = await inner.CommitAsync(commit, cancellationToken);
        if (result is CommitResult.FenceLost)
        {
            return result;
        }

        foreach (var link in commit.Links.Where(link => link.Role == LinkRole.SalesOrder))
        {
            Submitted.TryAdd(link.Source, time.GetCurrentInstant());
        }

        foreach (var code in commit.Parks.Select(parked => parked.Reason.Code).Concat(commit.End is WorkEnd.Park park ? [park.Reason.Code] : []))
        {
            Parked[code] = Parked.GetValueOrDefault(code) + 1;
        }

        return result;
    }

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        inner.PinIdentityAsync(system, identity, cancellationToken);
}
