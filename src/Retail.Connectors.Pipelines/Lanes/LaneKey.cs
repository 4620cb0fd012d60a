namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>One way into one system. What is wrong with a lane is no fault of the work that uses it.</summary>
/// <param name="System">The system.</param>
/// <param name="Direction">Reading or writing.</param>
public readonly record struct LaneKey(SystemName System, LaneDirection Direction)
{
    /// <summary>For people and logs: <c>erp-us/write</c>.</summary>
    public override string ToString() => Direction == LaneDirection.Read ? $"{System}/read" : $"{System}/write";
}
