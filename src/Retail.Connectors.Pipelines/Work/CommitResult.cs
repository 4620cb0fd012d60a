namespace Retail.Connectors.Pipelines.Work;

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    /// <summary>Stored.</summary>
    Committed,

    /// <summary>Stored, but the work was hinted meanwhile and stays pending.</summary>
    VersionRose,

    /// <summary>Nothing was stored: somebody else has claimed the work since.</summary>
    FenceLost,
}
