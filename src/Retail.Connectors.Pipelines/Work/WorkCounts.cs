namespace Retail.Connectors.Pipelines.Work;

/// <summary>How much work of a flow is in which state.</summary>
/// <param name="Pending">To be done.</param>
/// <param name="Waiting">Waiting for a link.</param>
/// <param name="Parked">With a person.</param>
/// <param name="Done">Nothing to do.</param>
public sealed record WorkCounts(long Pending, long Waiting, long Parked, long Done)
{
    /// <summary>All work that was ever hinted.</summary>
    public long Total => Pending + Waiting + Parked + Done;
}
