namespace Retail.Connectors.Pipelines.Work;

/// <summary>Fairness for those who write a store: of equal priority, each flow has its turn, so that a flood of one starves no other.</summary>
public static class ClaimTurns
{
    /// <summary>Takes from each flow in turn, the one whose work has been due longest first.</summary>
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
            .ToArray();
        var taken = new List<Claim>();
        for (var turn = 0; taken.Count < max && Array.Exists(order, flow => turn < flow.Count); turn++)
        {
            foreach (var flow in order)
            {
                if (turn < flow.Count && taken.Count < max && slots.TryTake(flow[turn].Claim.Key.Flow))
                {
                    taken.Add(flow[turn].Claim);
                }
            }
        }

        return taken;
    }
}
