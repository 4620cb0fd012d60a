namespace Retail.Connectors.Pipelines.Work;

/// <summary>Counts, for those who write a store, how much of the work that a request asks for fits into its slots.</summary>
public sealed class ClaimSlots
{
    private readonly ClaimRequest _request;
    private readonly Dictionary<SystemName, int> _free = [];

    /// <summary>Starts from what is leased now.</summary>
    /// <param name="request">The request.</param>
    /// <param name="leased">How much of a flow is leased now, by all nodes. Asked only for flows that use a system with slots.</param>
    public ClaimSlots(ClaimRequest request, Func<string, int> leased)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(leased);
        _request = request;
        foreach (var (system, slots) in request.Slots)
        {
            _free[system] = slots - request.Scopes.Where(scope => scope.Value.Systems.Contains(system)).Sum(scope => leased(scope.Key));
        }
    }

    /// <summary>True if every system of the flow has a free slot.</summary>
    public bool HasRoom(string flow) => Limited(flow).All(system => _free[system] > 0);

    /// <summary>Takes a slot of every system of the flow; false if one has none.</summary>
    public bool TryTake(string flow)
    {
        if (!HasRoom(flow))
        {
            return false;
        }

        foreach (var system in Limited(flow))
        {
            _free[system]--;
        }

        return true;
    }

    /// <summary>How many turns a flow has had: what the node has of it in progress.</summary>
    internal int TurnsOf(string flow) => _request.InProgress.GetValueOrDefault(flow);

    private IEnumerable<SystemName> Limited(string flow) =>
        _request.Scopes.TryGetValue(flow, out var scope) ? scope.Systems.Distinct().Where(_free.ContainsKey) : [];
}
