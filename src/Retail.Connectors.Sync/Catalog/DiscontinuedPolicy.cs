namespace Retail.Connectors.Sync.Catalog;

/// <summary>What becomes of a product in the shop that its owner does not offer any more.</summary>
public enum DiscontinuedPolicy
{
    /// <summary>Customers do not see it any more; it is not deleted, because orders point to it. The default.</summary>
    Hide,

    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>Somebody in commerce decides.</summary>
    Park,
}
