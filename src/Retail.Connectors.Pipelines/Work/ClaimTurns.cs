namespace Retail.Connectors.Pipelines.Work;

/// <summary>Fairness for those who write a store: of equal priority, each flow has its turn, so that a flood of one starves no other.</summary>
public static class ClaimTurns
{
    /// <summary>
    /// Takes from each flow in turn, the one whose work has been due longest first. What the node has in progress of a flow are turns
    /// that it has had.
    /// </summary>
    /// <param name="flows">What is due of each flow, the longest due first; all of one priority.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="slots">How much each flow may have.</param>
    public static IReadOnlyList<Claim> Take(IEnumerable<IReadOnlyList<(NodaTime.Instant Due, Claim Claim)>> flows, int max, ClaimSlots slots)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(slots);
        var order = flows
            .Where(flow => flow.Count > 0)
            .OrderBy(flow => flow[0].Due)
            .ThenBy(flow => flow[0].Claim.Key.Flow, StringComparer.Ordinal)
            .Select(flow => (Due: flow, Had: slots.TurnsOf(flow[0].Claim.Key.Flow)))
            .ToArray();
        var taken = new List<Claim>();
        for (var turn = order.Select(flow => flow.Had).DefaultIfEmpty().Min(); taken.Count < max && Array.Exists(order, flow => turn - flow.Had < flow.Due.Count); turn++)
        {
            foreach (var (due, had) in order)
            {
                var next = turn - had;
                if (next >= 0 && next < due.Count && taken.Count < max && slots.TryTake(due[next].Claim.Key.Flow))
                {
                    taken.Add(due[next].Claim);
                }
            }
        }

        return taken;
    }
}
