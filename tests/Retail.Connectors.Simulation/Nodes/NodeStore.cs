using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Simulation.Nodes;

/// <summary>The way from a node to the store: it takes time, and fails before or after what was asked is done.</summary>
internal sealed class NodeStore(World world, Node node) : IWorkStore
{
    private readonly InMemoryWorkStore _inner = world.Store;

    public IStoreQueries Queries => _inner.Queries;

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => Do(
        "claim",
        () => _inner.ClaimAsync(request, CancellationToken.None),
        claims =>
        {
            foreach (var claim in claims)
            {
                world.Watch.Claimed(node, claim);
            }
        });

    public ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken) => Do(
        "renew",
        () => _inner.RenewAsync(claim, lease, CancellationToken.None),
        until => world.Watch.Renewed(node, claim, until));

    public ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken) => Do(
        "begin",
        () => _inner.BeginAsync(claim, key, command, sendBefore, settle, CancellationToken.None),
        result => world.Watch.Begun(node, claim, key, result));

    public ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken) => Do(
        "commit",
        () => _inner.CommitAsync(commit, CancellationToken.None),
        result => world.Watch.Committed(node, commit, result));

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) => Do(
        "pin", () => _inner.PinIdentityAsync(system, identity, CancellationToken.None), static _ => { });

    private ValueTask<T> Do<T>(string what, Func<ValueTask<T>> ask, Action<T> seen)
    {
        world.Schedule.CheckThread("a question to the store");
        var answer = new TaskCompletionSource<T>();
        var fails = world.Happens(world.Swarm.CommitFails);
        var killed = what is not "renew" && world.Happens(world.Swarm.CrashAtCommit / (what == "claim" ? 10 : 1));
        var before = world.Chance.Next(2) == 0;
        if (killed && before)
        {
            node.Crash($"before {what}");
            return new ValueTask<T>(answer.Task);
        }

        if (world.Happens(world.Swarm.PauseAtCall / 2))
        {
            node.Pause(world.Between(1000, world.Swarm.LeaseSeconds * 3000), what);
        }

        world.Schedule.After(world.Between(0, 5), () => Carry(what, ask, seen, answer, fails, before, killed));
        return new ValueTask<T>(answer.Task);
    }

    private void Carry<T>(
        string what, Func<ValueTask<T>> ask, Action<T> seen, TaskCompletionSource<T> answer, bool fails, bool before, bool killed)
    {
        T result = default!;
        Exception? problem = null;
        if (!fails || !before)
        {
            try
            {
                // The in-memory store has answered when the call returns.
                result = ask().AsTask().GetAwaiter().GetResult();
                seen(result);
            }
            catch (Exception exception)
            {
                problem = exception;
                world.Watch.StoreRefused(node, what, exception);
            }
        }

        if (killed)
        {
            node.Crash($"after {what}");
            return;
        }

        if (fails)
        {
            world.Fault(node.Name, $"store fails {(before ? "before" : "after")} {what}");
            problem = new IOException($"The store failed at {what}.");
        }

        node.Later(world.Between(0, 5), () =>
        {
            if (problem is null)
            {
                answer.TrySetResult(result);
            }
            else
            {
                answer.TrySetException(problem);
            }
        });
    }
}
