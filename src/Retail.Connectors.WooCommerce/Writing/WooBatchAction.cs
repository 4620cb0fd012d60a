namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>What a batch does with an item.</summary>
public enum WooBatchAction
{
    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes it.</summary>
    Update,

    /// <summary>Deletes it for good.</summary>
    Delete,
}
