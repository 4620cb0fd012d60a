using NodaTime;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>Nothing was sent, because the lane is closed: the work is put back without fault of its own.</summary>
internal sealed class LaneClosedException(LaneKey lane, Instant until, string reason)
    : Exception($"{lane} is closed until {until}: {reason}")
{
    public Instant Until { get; } = until;
}
