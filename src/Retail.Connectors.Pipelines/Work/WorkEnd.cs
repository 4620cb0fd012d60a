using NodaTime;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>How a claim ends.</summary>
public abstract record WorkEnd
{
    private WorkEnd()
    {
    }

    /// <summary>Nothing is left to do, unless the version rose.</summary>
    public sealed record Done : WorkEnd;

    /// <summary>It failed and is tried again.</summary>
    /// <param name="At">Not before.</param>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="CountsAttempt">False if the target was down: that is not this work's fault.</param>
    public sealed record RetryAt(Instant At, string Reason, bool CountsAttempt) : WorkEnd;

    /// <summary>It succeeded and is due again later: a schedule.</summary>
    /// <param name="At">Not before.</param>
    public sealed record AgainAt(Instant At) : WorkEnd;

    /// <summary>It goes on when a link exists, or at the latest at a deadline.</summary>
    /// <param name="Link">The link.</param>
    /// <param name="Until">When to look again without it.</param>
    public sealed record WaitFor(LinkWait Link, Instant Until) : WorkEnd;

    /// <summary>A person decides.</summary>
    /// <param name="Reason">Why, whose it is and what mends it.</param>
    public sealed record Park(ParkReason Reason) : WorkEnd;
}
