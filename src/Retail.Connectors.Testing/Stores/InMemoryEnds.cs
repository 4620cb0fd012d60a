using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>How a claim ends.</summary>
internal static class InMemoryEnds
{
    public static CommitResult End(InMemoryTables tables, Claim claim, WorkEnd end, Instant now)
    {
        if (!tables.TryFind(claim.Key, out var work))
        {
            throw new InvalidOperationException($"{claim.Key} is unknown: only claimed work can end.");
        }

        var rose = work.Version != claim.Version;
        var ended = work with { LeaseUntil = null, Wait = null, Reason = null };
        var fresh = ended with { State = WorkState.Pending, Due = now, Error = string.Empty, Attempts = 0 };
        tables.Put(end switch
        {
            WorkEnd.RetryAt retry => ended with
            {
                State = WorkState.Pending,
                Due = retry.At,
                Error = retry.Reason,
                Attempts = retry.CountsAttempt ? claim.Attempts : claim.Attempts - 1,
            },
            WorkEnd.AgainAt again => fresh with { Due = rose ? now : again.At, Since = rose ? now : again.At, WaitingSince = null },
            WorkEnd.WaitFor when rose => fresh with { Since = now },
            WorkEnd.WaitFor wait when tables.HasLink(wait.Link) => fresh with { WaitingSince = null },
            WorkEnd.WaitFor wait => fresh with
            {
                State = WorkState.Waiting,
                Due = wait.Until,
                Attempts = claim.Attempts - 1,
                Wait = wait.Link,
                WaitingSince = work.WaitingSince ?? now,
            },
            _ when rose => fresh with { Since = now, WaitingSince = null },
            WorkEnd.Done => fresh with { State = WorkState.Done, WaitingSince = null },
            WorkEnd.Park park => fresh with
            {
                State = WorkState.Parked,
                Error = park.Reason.Code,
                Attempts = claim.Attempts,
                WaitingSince = null,
                Reason = park.Reason,
                ParkedAt = now,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Unknown end of work."),
        });
        return rose ? CommitResult.VersionRose : CommitResult.Committed;
    }
}
