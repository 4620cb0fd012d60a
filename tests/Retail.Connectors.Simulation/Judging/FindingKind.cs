namespace Retail.Connectors.Simulation.Judging;

/// <summary>Kinds of what can be wrong.</summary>
internal enum FindingKind
{
    /// <summary>Neither in the ERP nor with a person.</summary>
    Lost,

    /// <summary>More than once in the ERP.</summary>
    Doubled,

    /// <summary>Amounts, or a document, that nobody accounts for.</summary>
    Unexplained,

    /// <summary>Goods that were promised and are not there, and nothing excuses it.</summary>
    Oversold,

    /// <summary>Work that never ends.</summary>
    Stuck,

    /// <summary>Something that must always be true was not.</summary>
    Broken,
}
