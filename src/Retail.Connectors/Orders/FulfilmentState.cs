namespace Retail.Connectors.Orders;

/// <summary>How far an order is shipped.</summary>
public enum FulfilmentState
{
    /// <summary>Nothing left the warehouse.</summary>
    None,

    /// <summary>Some of it did.</summary>
    Part,

    /// <summary>All of it did.</summary>
    Full,

    /// <summary>All of it came back.</summary>
    Returned,
}
