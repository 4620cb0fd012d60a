using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Status;

namespace Retail.Connectors.Simulation.Planted;

/// <summary>A store used wrongly, as an engine with the planted bug would use it.</summary>
internal sealed class PlantedStore(IWorkStore inner, World world) : IWorkStore
{
    private readonly Dictionary<EffectKey, (Digest Command, Instant SendBefore)> _unrecorded = [];

    public IStoreQueries Queries => inner.Queries;

    public static IWorkStore Around(NodeStore store, World world, Node node)
    {
        _ = node;
        return world.Bug is PlantedBug.NoBegin or PlantedBug.CompleteBeforeWrite or PlantedBug.CursorBeforePage or PlantedBug.NoFence
            or PlantedBug.ParkWithoutReason or PlantedBug.ReplaySkipsLedger or PlantedBug.ChangeBeforeSettled or PlantedBug.EchoNotSuppressed
            or PlantedBug.SaleNotNoticed or PlantedBug.ContainedTooSoon
            ? new PlantedStore(store, world)
            : store;
    }

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        inner.ClaimAsync(request, cancellationToken);

    public async ValueTask<Instant?> RenewAsync(Claim claim, Duration lease, CancellationToken cancellationToken)
    {
        var until = await inner.RenewAsync(claim, lease, cancellationToken);
        return world.Bug == PlantedBug.NoFence ? until ?? claim.LeaseUntil + Duration.FromDays(1) : until;
    }

    public async ValueTask<BeginResult> BeginAsync(
        Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, CancellationToken cancellationToken)
    {
        if (world.Bug == PlantedBug.NoBegin)
        {
            _unrecorded[key] = (command, sendBefore);
            return new BeginResult.First();
        }

        var current = await CurrentAsync(claim, cancellationToken);
        var waits = world.Bug == PlantedBug.ChangeBeforeSettled ? SettleTime.None : settle;
        var result = await inner.BeginAsync(current, key, command, sendBefore, waits, cancellationToken);
        if (world.Bug == PlantedBug.ReplaySkipsLedger && world.Replayed.Contains(claim.Key))
        {
            return new BeginResult.First();
        }

        if (world.Bug == PlantedBug.CompleteBeforeWrite && result is BeginResult.First)
        {
            var receipt = new Receipt
            {
                Document = new EntityRef(key.Target, EntityKind.SalesOrder, "soon"),
                DisplayName = "soon",
                Stage = DocumentStage.Confirmed,
            };
            await inner.CommitAsync(new Commit { Claim = claim, Effects = [new EffectCompletion(key, command, receipt)] }, cancellationToken);
        }

        return result;
    }

    public async ValueTask<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        if (commit is { Claim: { } claim })
        {
            foreach (var effect in commit.Effects.Where(effect => _unrecorded.ContainsKey(effect.Key)).ToArray())
            {
                var (command, sendBefore) = _unrecorded[effect.Key];
                if (await inner.BeginAsync(claim, effect.Key, command, sendBefore, SettleTime.None, cancellationToken) is not (BeginResult.First or BeginResult.Again))
                {
                    commit = commit with { Effects = commit.Effects.Remove(effect) };
                }
            }

            commit = commit with { Claim = await CurrentAsync(claim, cancellationToken) };
        }

        if (world.Bug == PlantedBug.CursorBeforePage && commit.Cursor is { } cursor)
        {
            await inner.CommitAsync(new Commit { Cursor = cursor }, cancellationToken);
        }

        if (world.Bug == PlantedBug.EchoNotSuppressed)
        {
            commit = commit with { Shadows = [.. commit.Shadows.Select(shadow => shadow.Flow == StatusWatch.Flow ? shadow with { Written = null } : shadow)] };
        }

        if (world.Bug == PlantedBug.SaleNotNoticed)
        {
            commit = commit with { Items = [.. commit.Items.Select(Forgetful)] };
        }

        if (world.Bug == PlantedBug.ContainedTooSoon)
        {
            commit = commit with { Demand = [.. commit.Demand.Select(Contained)] };
        }

        if (world.Bug == PlantedBug.ParkWithoutReason && commit.End is WorkEnd.Park)
        {
            commit = commit with { End = new WorkEnd.Park(new ParkReason(string.Empty, string.Empty, string.Empty, ParkOwner.Operations)) };
        }

        return await inner.CommitAsync(commit, cancellationToken);
    }

    public ValueTask<string> PinIdentityAsync(SystemName system, string identity, CancellationToken cancellationToken) =>
        inner.PinIdentityAsync(system, identity, cancellationToken);

    private static OpenDemand Contained(OpenDemand demand) =>
        demand with { Lines = [.. demand.Lines.Select(line => line with { Contained = line.Quantity, ContainedAt = line.PlacedAt })] };

    private static BatchItem Forgetful(BatchItem item)
    {
        if (item.Memo is not { } memo || JsonNode.Parse(memo) is not JsonObject { } state || state["Channels"] is not JsonArray channels)
        {
            return item;
        }

        foreach (var channel in channels)
        {
            channel!["Presumed"] = new JsonArray();
        }

        return item with { Memo = state.ToJsonString() };
    }

    private async ValueTask<Claim> CurrentAsync(Claim claim, CancellationToken cancellationToken) =>
        world.Bug == PlantedBug.NoFence && await inner.Queries.FindWorkAsync(claim.Key, cancellationToken) is { } work
            ? claim with { Fence = work.Fence }
            : claim;
}
