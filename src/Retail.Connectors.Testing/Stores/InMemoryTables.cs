using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Links;
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

    public Dictionary<(EntityRef, string), Shadow> Shadows { get; } = [];

    public Dictionary<string, Cursor> Cursors { get; } = new(StringComparer.Ordinal);

    public Dictionary<SystemName, string> Identities { get; } = [];

    public List<AuditEntry> Audit { get; } = [];

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

    public bool Holds(Claim claim, Instant now) => TryFind(claim.Key, out var work) && work.IsHeldBy(claim, now);

    public IReadOnlyList<Claim> Claim(ClaimRequest request, Instant now)
    {
        var due = _claimable.Where(work => work.Due <= now && request.Flows.Contains(work.Key.Flow)).Take(request.Max).ToList();
        var until = now + request.Lease;
        foreach (var work in due)
        {
            Put(work with { Fence = work.Fence + 1, Attempts = work.Attempts + 1, Due = until, LeaseUntil = until });
        }

        return due.ConvertAll(work => new Claim(
            work.Key, work.Version, work.Fence + 1, until, work.Attempts + 1, work.Since, work.WaitingSince));
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

    public IEnumerable<EffectKey> OpenEffects(EntityRef source) =>
        Ledger.Where(entry => entry.Key.Source == source && entry.Value.Receipt is null).Select(entry => entry.Key);

    public bool HasLink(LinkWait wait) => Links.TryGetValue(wait.Source, out var links)
        && links.Exists(link => link.Role == wait.Role && link.Target.System == wait.Target);

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
