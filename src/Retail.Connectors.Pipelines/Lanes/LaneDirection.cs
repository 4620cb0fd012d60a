namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>Which way a lane goes.</summary>
public enum LaneDirection
{
    /// <summary>Records and feeds are read.</summary>
    Read = 0,

    /// <summary>Effects are found and written.</summary>
    Write = 1,
}
