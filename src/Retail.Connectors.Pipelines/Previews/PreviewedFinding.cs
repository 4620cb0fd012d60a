namespace Retail.Connectors.Pipelines.Previews;

/// <summary>What a target has of an effect already.</summary>
public enum PreviewedFinding
{
    /// <summary>Nothing: it would be made.</summary>
    New,

    /// <summary>A part of it: it would be completed.</summary>
    Begun,

    /// <summary>All of it: it would be taken over as it is.</summary>
    There,

    /// <summary>Several documents: somebody would have to look at them.</summary>
    Several,

    /// <summary>It depends on what comes before it, or cannot be looked up.</summary>
    Unknown,
}
