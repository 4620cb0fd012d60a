namespace Retail.Connectors.Effects;

/// <summary>How far a document in a target got.</summary>
public enum DocumentStage
{
    /// <summary>It does not exist.</summary>
    None,

    /// <summary>It exists and binds nobody yet.</summary>
    Draft,

    /// <summary>It binds: goods are reserved, a customer exists.</summary>
    Confirmed,

    /// <summary>It stands in the books.</summary>
    Posted,

    /// <summary>It exists and binds nobody any more. No stage comes after it.</summary>
    Cancelled,
}
