using NodaTime;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Work of one flow and priority that is due, or that one node is to claim.</summary>
/// <param name="Flow">Its flow.</param>
/// <param name="Priority">Its priority, the most urgent first.</param>
/// <param name="First">Since when the first of it has been due.</param>
/// <param name="Number">How much it is.</param>
internal sealed record ClaimShare(string Flow, int Priority, Instant First, int Number)
{
    /// <summary>What of all that is due is to be claimed: what is not held, in turns, as far as there are slots.</summary>
    public static List<ClaimShare> Of(
        ClaimRequest request, HashSet<HoldTarget> holds, Dictionary<string, int> leased, List<ClaimShare> due)
    {
        var slots = new ClaimSlots(request, flow => leased.GetValueOrDefault(flow));
        var shares = new List<ClaimShare>();
        var room = request.Max;
        foreach (var level in due.Where(share => !IsHeld(request, holds, share.Flow)).GroupBy(share => share.Priority).OrderBy(level => level.Key))
        {
            var taken = ClaimTurns.Take(level.Select(share => share.Candidates()), room, slots);
            room -= taken.Count;
            shares.AddRange(
                from claim in taken
                group claim by claim.Key.Flow into flow
                join share in level on flow.Key equals share.Flow
                select share with { Number = flow.Count() });
        }

        return shares;
    }

    private static bool IsHeld(ClaimRequest request, HashSet<HoldTarget> holds, string flow) =>
        holds.Contains(HoldTarget.Flow(flow))
        || (request.Scopes.GetValueOrDefault(flow)?.Systems.Any(system => holds.Contains(HoldTarget.System(system))) ?? false);

    /// <summary>Only their number counts: which they are is known when they are claimed.</summary>
    private (Instant Due, Claim Claim)[] Candidates()
    {
        var any = new Claim(new WorkKey(Flow, default), 0, 0, default, 0, First, null);
        return [.. Enumerable.Repeat((First, any), Number)];
    }
}
