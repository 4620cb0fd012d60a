using System.Diagnostics;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Samples.Shared;

/// <summary>A store that ends its process, without a goodbye, just before or just after a chosen write.</summary>
internal sealed class KillableStore(IWorkStore inner) : IWorkStore
{
    private int _countdown;
    private bool _after;

    public IStoreQueries Queries => inner.Queries;

    /// <summary>Arms it: the n-th write from now is the last.</summary>
    public void KillAt(int write, bool afterIt)
    {
        _after = afterIt;
        Volatile.Write(ref _countdown, write);
    }

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        inner.ClaimAsync(request, cancellationToken);

    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) =>
        inner.RenewAsync(claim, lease, cancellationToken);

    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.BeginAsync(claim, key, command, sendBefore, settle, cancellationToken));

    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.CommitAsync(commit, cancellationToken));

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        inner.PinIdentityAsync(system, identity, cancellationToken);

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        var last = Interlocked.Decrement(ref _countdown) == 0;
        if (last && !_after)
        {
            Process.GetCurrentProcess().Kill();
        }

        var result = await write();
        if (last)
        {
            Process.GetCurrentProcess().Kill();
        }

        return result;
    }
}
