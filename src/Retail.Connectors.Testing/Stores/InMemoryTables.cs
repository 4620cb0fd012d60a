using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Everything an <see cref="InMemoryWorkStore"/> holds. Used under its <see cref="Gate"/>.</summary>
internal sealed class InMemoryTables
{
    private static readonly Comparer<InMemoryWork> ByUrgency = Comparer<InMemoryWork>.Create(CompareUrgency);

    private readonly Dictionary<WorkKey, InMemoryWork> _work = [];
    private readonly SortedSet<InMemoryWork> _claimable = new(ByUrgency);

    public Lock Gate { get; } = new();

    public Dictionary<EffectKey, InMemoryLedgerEntry> Ledger { get; } = [];

    public Dictionary<EntityRef, List<Link>> Links { get; } = [];

    /// <summary>Which records have links to one, the oldest link first.</summary>
    public Dictionary<EntityRef, List<(EntityRef Source, LinkRole Role)>> LinksTo { get; } = [];

    public Dictionary<(EntityRef, string), Shadow> Shadows { get; } = [];

    public Dictionary<string, Cursor> Cursors { get; } = new(StringComparer.Ordinal);

    public Dictionary<SystemName, string> Identities { get; } = [];

    public SortedDictionary<HoldTarget, Hold> Held { get; } = new(Comparer<HoldTarget>.Create(CompareHolds));

    /// <summary>Work that was removed may come back: its fence goes on above all that was removed.</summary>
    public long FenceFloor { get; private set; }

    public InMemoryDemand Demand { get; } = new();

    public InMemoryAudit Audit { get; } = new();

    public InMemoryOutbox Outbox { get; } = new();

    public InMemoryMappings Mappings { get; } = new();

    public IEnumerable<InMemoryWork> AllWork => _work.Values;

    public bool TryFind(WorkKey key, [NotNullWhen(true)] out InMemoryWork? work) => _work.TryGetValue(key, out work);

    public void Put(InMemoryWork work)
    {
        if (_work.TryGetValue(work.Key, out var before))
        {
            _claimable.Remove(before);
        }

        _work[work.Key] = work;
        if (work.CanBeClaimed)
        {
            _claimable.Add(work);
        }
    }

    public void Remove(InMemoryWork work)
    {
        FenceFloor = Math.Max(FenceFloor, work.Fence);
        _claimable.Remove(work);
        _work.Remove(work.Key);
    }

    public bool Holds(Claim claim, Instant now) => TryFind(claim.Key, out var work) && work.IsHeldBy(claim, now);

    public IReadOnlyList<Claim> Claim(ClaimRequest request, Instant now)
    {
        var until = now + request.Lease;
        var slots = new ClaimSlots(request, flow => _claimable.Count(work => work.Key.Flow == flow && work.LeaseUntil > now));
        var due = _claimable.Where(work => work.Due <= now && MayBeClaimed(work, request)).ToList();
        var claims = new List<Claim>();
        foreach (var flows in due.GroupBy(work => work.Priority, (_, urgent) => urgent.GroupBy(work => work.Key.Flow)))
        {
            claims.AddRange(ClaimTurns.Take(
                flows.Select(flow => flow.Select(work => (work.Due, ClaimOf(work, until))).ToArray()), request.Max - claims.Count, slots));
        }

        foreach (var work in claims.Select(claim => _work[claim.Key]))
        {
            Put(work with { Fence = work.Fence + 1, Attempts = work.Attempts + 1, Due = until, LeaseUntil = until });
        }

        return claims;
    }

    public Instant? Renew(Claim claim, Instant now, Duration lease)
    {
        if (!TryFind(claim.Key, out var work) || !work.IsHeldBy(claim, now))
        {
            return null;
        }

        var until = now + lease;
        Put(work with { Due = until, LeaseUntil = until });
        return until;
    }

    public IEnumerable<OpenEffect> OpenEffects(EntityRef source) =>
        Ledger.Where(entry => entry.Key.Source == source && entry.Value.Receipt is null)
            .Select(entry => new OpenEffect(entry.Key, entry.Value.SendBefore) { Flow = entry.Value.Holder.Flow });

    public bool HasLink(LinkWait wait) => wait.IsIncoming
        ? LinksTo.TryGetValue(wait.Record, out var from) && from.Exists(link => link.Role == wait.Role && link.Source.System == wait.System)
        : Links.TryGetValue(wait.Record, out var links) && links.Exists(link => link.Role == wait.Role && link.Target.System == wait.System);

    private static Claim ClaimOf(InMemoryWork work, Instant until) =>
        new(work.Key, work.Version, work.Fence + 1, until, work.Attempts + 1, work.Since, work.WaitingSince) { Trace = work.Trace };

    private static int CompareHolds(HoldTarget left, HoldTarget right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : string.CompareOrdinal(left.Name, right.Name);

    private bool MayBeClaimed(InMemoryWork work, ClaimRequest request)
    {
        var flow = work.Key.Flow;
        if (!request.Flows.Contains(flow) || Held.ContainsKey(HoldTarget.Flow(flow)))
        {
            return false;
        }

        return !request.Scopes.TryGetValue(flow, out var scope)
            || (work.FlowVersion <= scope.Version && !scope.Systems.Any(system => Held.ContainsKey(HoldTarget.System(system))));
    }

    private static int CompareUrgency(InMemoryWork? left, InMemoryWork? right)
    {
        if (left is null || right is null)
        {
            return Comparer<bool>.Default.Compare(left is not null, right is not null);
        }

        var order = left.Priority.CompareTo(right.Priority);
        order = order != 0 ? order : left.Due.CompareTo(right.Due);
        order = order != 0 ? order : string.CompareOrdinal(left.Key.Flow, right.Key.Flow);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Source.ToString(), right.Key.Source.ToString());
    }
}
