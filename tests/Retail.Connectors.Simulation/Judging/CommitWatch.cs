using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Nodes;

namespace Retail.Connectors.Simulation.Judging;

/// <summary>Looks at all that reaches the store, and holds it against what must always be true.</summary>
internal sealed class CommitWatch(World world)
{
    private readonly Dictionary<WorkKey, (long Fence, string Node, Instant Until)> _held = [];
    private readonly Dictionary<EffectKey, EntityRef> _completed = [];

    public List<string> Violations { get; } = [];

    public int Effects { get; private set; }

    /// <summary>When work of a flow was last claimed; the schedule's own does not count.</summary>
    public Instant LastWork { get; private set; }

    public void Claimed(Node node, Claim claim)
    {
        world.Note(node.Name, $"claims {claim.Key} fence {claim.Fence} version {claim.Version} attempt {claim.Attempts}");
        world.Market?.Watch.Claimed(node, claim);
        if (_held.TryGetValue(claim.Key, out var held))
        {
            Demand(claim.Fence > held.Fence, $"the fence of {claim.Key} went from {held.Fence} to {claim.Fence}");
            Demand(held.Until <= world.Schedule.Now, $"{claim.Key} was claimed while {held.Node} held it");
        }

        _held[claim.Key] = (claim.Fence, node.Name, claim.LeaseUntil);
    }

    public void Renewed(Node node, Claim claim, Instant? until)
    {
        world.Note(node.Name, $"renews {claim.Key} fence {claim.Fence}: {(until is null ? "lost" : "held")}");
        if (until is { } end && Holds(node, claim, "renewed"))
        {
            _held[claim.Key] = _held[claim.Key] with { Until = end };
        }
    }

    public void Begun(Node node, Claim claim, EffectKey key, BeginResult result)
    {
        world.Note(node.Name, $"begins {key} fence {claim.Fence}: {result.GetType().Name}");
        if (result is not BeginResult.FenceLost)
        {
            Holds(node, claim, "began an effect of");
        }
    }

    public void Committed(Node node, Commit commit, CommitResult result)
    {
        var end = commit.End switch
        {
            WorkEnd.Park park => $"Park {park.Reason.Code}",
            WorkEnd.RetryAt retry => $"RetryAt {retry.Reason}",
            var other => other?.GetType().Name ?? "no end",
        };
        world.Note(node.Name, $"commits {commit.Claim?.Key} fence {commit.Claim?.Fence} {end}, {commit.Effects.Length} effects, {commit.Hints.Length} hints: {result}");
        if (result == CommitResult.FenceLost)
        {
            return;
        }

        if (commit.Claim is { } claim && Holds(node, claim, "finished") && commit.End is not null)
        {
            _held[claim.Key] = _held[claim.Key] with { Until = world.Schedule.Now };
            LastWork = world.Schedule.Now;
        }

        world.Statuses?.Committed(node, commit);
        world.Market?.Watch.Committed(node, commit);
        foreach (var effect in commit.Effects)
        {
            Effects++;
            Completed(commit, effect);
        }

        if (commit.End is WorkEnd.Park parked)
        {
            Explained(commit.Claim!.Key, parked.Reason);
        }

        foreach (var record in commit.Parks)
        {
            Explained(record.Key, record.Reason);
        }
    }

    public void StoreRefused(Node node, string what, Exception problem) =>
        Demand(holds: false, $"the store refused the {what} of {node.Name}: {problem.Message}");

    public void ServiceStopped(string node, Exception exception) =>
        Demand(holds: false, $"the engine of {node} stopped: {exception}");

    public void Demand(bool holds, string violation)
    {
        if (!holds)
        {
            Violations.Add(violation);
            world.Note("WRONG", violation);
        }
    }

    private bool Holds(Node node, Claim claim, string what)
    {
        var holds = _held.TryGetValue(claim.Key, out var held) && held.Fence == claim.Fence && held.Node == node.Name;
        Demand(holds, $"{node.Name} {what} {claim.Key} under fence {claim.Fence}, which {held.Node} holds with {held.Fence}");
        return holds;
    }

    /// <summary>A cancellation and a note make nothing that could be linked.</summary>
    private static bool MakesDocument(string verb) => verb is not (CancelOrder.Verb or AddOrderNote.Verb);

    private void Completed(Commit commit, EffectCompletion effect)
    {
        Demand(
            !MakesDocument(effect.Key.Verb) || commit.Links.Any(link => link.Source == effect.Key.Source && link.Target == effect.Receipt.Document),
            $"{effect.Key} was completed without its link");
        Demand(
            commit.Audit.Any(entry => entry.Subject == effect.Key.ToString()),
            $"{effect.Key} was completed without its audit entry");
        Demand(commit.End is not null, $"{effect.Key} was completed apart from its work");
        if (!_completed.TryAdd(effect.Key, effect.Receipt.Document))
        {
            Demand(_completed[effect.Key] == effect.Receipt.Document, $"{effect.Key} was completed as {_completed[effect.Key]} and as {effect.Receipt.Document}");
        }
    }

    private void Explained(WorkKey key, ParkReason reason) => Demand(
        reason.Code.Length > 0 && reason.Explanation.Length > 0 && reason.FixHint.Length > 0,
        $"{key} was parked without a reason");
}
