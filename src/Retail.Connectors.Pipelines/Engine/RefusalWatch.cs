using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Sees when a target refuses a whole flow for one reason, and makes one entry of what would be thousands: the flow is
/// held, what was parked for that reason is put back, and one entry stands for all.
/// </summary>
internal sealed class RefusalWatch(IOptions<PipelineOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<(Instant At, WorkKey Key, string? Code)>> _ends = new(StringComparer.Ordinal);

    /// <summary>Looks at how a piece of work ends, and changes the commit if its flow is to be held.</summary>
    /// <param name="commit">The commit that ends it.</param>
    /// <param name="isRefusal">True if the target refused it.</param>
    /// <returns>What to store, and true if the flow is held now.</returns>
    public (Commit Commit, bool Holds) Watch(Commit commit, bool isRefusal)
    {
        var limit = options.Value.RefusalsUntilHeld;
        if (limit == 0 || commit.Claim is not { } claim)
        {
            return (commit, false);
        }

        var reason = (commit.End as WorkEnd.Park)?.Reason;
        var code = isRefusal && reason is { Missing.IsEmpty: true } ? reason.Code : null;
        if (!IsSystemic(claim.Key, code, commit.End is WorkEnd.Done, limit) || reason is null)
        {
            return (commit, false);
        }

        var entry = EntryOf(claim.Key, reason.Code);
        var all = new ParkReason(
            "systemic-rejection",
            $"{claim.Key.Flow} is held: {limit} records were refused with {reason.Code}. The last of them: {reason.Explanation}",
            $"{reason.FixHint} Then replay this entry: all that waits goes on.",
            reason.Owner);
        return (commit with
        {
            End = new WorkEnd.RetryAt(time.GetCurrentInstant(), all.Code, CountsAttempt: false),
            ReplayAll = new ParkFilter(claim.Key.Flow, reason.Code),
            Parks = commit.Parks.Add(new ParkedRecord(entry, all)),
            Holds = commit.Holds.Add(new Hold(HoldTarget.Flow(claim.Key.Flow), all.Explanation, entry)),
            Audit = commit.Audit.Add(new AuditEntry(HoldTarget.Flow(claim.Key.Flow).ToString(), "held", "engine", reason.Code)),
        }, true);
    }

    private static WorkKey EntryOf(WorkKey key, string code) =>
        new(key.Flow, new EntityRef(key.Source.System, new EntityKind("flow"), code));

    private bool IsSystemic(WorkKey key, string? code, bool isDone, int limit)
    {
        if (code is null && !isDone)
        {
            return false;
        }

        lock (_gate)
        {
            if (!_ends.TryGetValue(key.Flow, out var ends))
            {
                _ends[key.Flow] = ends = new Queue<(Instant, WorkKey, string?)>();
            }

            var now = time.GetCurrentInstant();
            ends.Enqueue((now, key, code));
            while (ends.Count > limit * 4 || ends.Peek().At < now - Duration.FromTimeSpan(options.Value.RefusalWindow))
            {
                ends.Dequeue();
            }

            if (code is null
                || ends.Where(end => end.Code == code).Select(end => end.Key).Distinct().Count() < limit
                || ends.Count(end => end.Code is null) > ends.Count / 2)
            {
                return false;
            }

            ends.Clear();
            return true;
        }
    }
}
