namespace Retail.Connectors.Pipelines.Work;

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    /// <summary>Stored.</summary>
    Committed,

    /// <summary>Stored, but the work was hinted meanwhile, or parked with mappings that were edited since, and stays pending.</summary>
    VersionRose,

    /// <summary>Nothing was stored: somebody else has claimed the work since.</summary>
    FenceLost,

    /// <summary>Nothing was stored: a mapping was edited since the version that its edit saw.</summary>
    EditOutdated,
}
