namespace Retail.Connectors.Sync.Adoption;

/// <summary>What became of an older order at cut-over.</summary>
public enum AdoptionVerdict
{
    /// <summary>One sales order was found and is linked, or would be in a dry run.</summary>
    Linked,

    /// <summary>It is linked already.</summary>
    LinkedBefore,

    /// <summary>No sales order has its mark.</summary>
    NotFound,

    /// <summary>Several sales orders have its mark, or several orders have the mark of one.</summary>
    Ambiguous,

    /// <summary>The sales order that has its mark comes to another amount, or is in another currency.</summary>
    MoneyDiffers,

    /// <summary>The order could not be read.</summary>
    Unreadable,
}
