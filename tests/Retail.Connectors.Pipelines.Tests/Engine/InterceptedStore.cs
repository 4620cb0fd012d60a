using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>A store in front of which a test can stand.</summary>
internal sealed class InterceptedStore(IWorkStore inner) : IWorkStore
{
    public Func<Task> OnClaim { get; set; } = () => Task.CompletedTask;

    public Func<Commit, Task> OnCommit { get; set; } = _ => Task.CompletedTask;

    public Func<Task> OnPin { get; set; } = () => Task.CompletedTask;

    public bool RefusesRenewal { get; set; }

    public IStoreQueries Queries { get; set; } = inner.Queries;

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        await OnClaim();
        return await inner.ClaimAsync(request, cancellationToken);
    }

    public async ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) =>
        RefusesRenewal ? null : await inner.RenewAsync(claim, lease, cancellationToken);

    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        inner.BeginAsync(claim, key, command, sendBefore, settle, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        await OnCommit(commit);
        return await inner.CommitAsync(commit, cancellationToken);
    }

    public async ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken)
    {
        await OnPin();
        return await inner.PinIdentityAsync(system, identity, cancellationToken);
    }
}
