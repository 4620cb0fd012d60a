namespace Retail.Connectors.Returns;

/// <summary>What becomes of goods that come back.</summary>
public enum ReturnDisposition
{
    /// <summary>They are sold again.</summary>
    Restock,

    /// <summary>They are written off.</summary>
    Scrap,

    /// <summary>They are kept apart until somebody has looked at them.</summary>
    Inspect,
}
