using NodaTime;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>Whose fault a failed call was.</summary>
internal abstract record LaneVerdict
{
    private LaneVerdict()
    {
    }

    /// <summary>The lane's: it is closed, and the work burns no attempt.</summary>
    public sealed record Closed(Instant Until) : LaneVerdict;

    /// <summary>The work's: the lane serves others.</summary>
    public sealed record Work : LaneVerdict;

    /// <summary>Nobody knows yet.</summary>
    public sealed record Unclear : LaneVerdict;
}
