namespace Retail.Connectors.Sync.Orders;

/// <summary>What happens to the documents of an order that the shop no longer has.</summary>
public enum GoneOrders
{
    /// <summary>They stand, and a person decides.</summary>
    Park,

    /// <summary>They are cancelled as if the order were.</summary>
    Cancel,
}
