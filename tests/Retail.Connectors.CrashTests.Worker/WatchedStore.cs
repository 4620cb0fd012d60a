using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.CrashTests.Worker;

/// <summary>
/// A store that ends its process, without a goodbye, just before or just after a chosen commit, and tells on the standard
/// output how claims end.
/// </summary>
internal sealed class WatchedStore(IWorkStore inner) : IWorkStore
{
    private int _countdown;
    private bool _after;

    public IStoreQueries Queries => inner.Queries;

    /// <summary>Arms it: the n-th commit from now is the last. 0 disarms it.</summary>
    public void KillAt(int commit, bool afterIt)
    {
        _after = afterIt;
        Volatile.Write(ref _countdown, commit);
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var claims = await inner.ClaimAsync(request, cancellationToken);

        // Asking in vain stores nothing; dying before a claim is the same as dying after what was stored before it.
        if (claims.Count > 0 && Volatile.Read(ref _after) && IsLast())
        {
            Die();
        }

        foreach (var claim in claims)
        {
            Tell("claimed", claim, "claim");
        }

        return claims;
    }

    public async ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken)
    {
        var until = await inner.RenewAsync(claim, lease, cancellationToken);
        if (until is null)
        {
            Tell("fenced", claim, "renew");
        }

        return until;
    }

    public async ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken)
    {
        var begun = await WriteAsync(() => inner.BeginAsync(claim, key, command, sendBefore, settle, cancellationToken));
        if (begun is BeginResult.FenceLost)
        {
            Tell("fenced", claim, "begin");
        }

        return begun;
    }

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(() => inner.CommitAsync(commit, cancellationToken));
        if (commit.Claim is { } claim)
        {
            Tell(result == CommitResult.FenceLost ? "fenced" : "stored", claim, "commit");
        }

        return result;
    }

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        inner.PinIdentityAsync(system, identity, cancellationToken);

    private static void Tell(string what, Claim claim, string by) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what} {claim.Key.Source.Id} {claim.Fence} {by}"));

    private static void Die() => Process.GetCurrentProcess().Kill();

    private bool IsLast() => Interlocked.Decrement(ref _countdown) == 0;

    private async ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        var last = IsLast();
        if (last && !Volatile.Read(ref _after))
        {
            Die();
        }

        var result = await write();
        if (last)
        {
            Die();
        }

        return result;
    }
}
