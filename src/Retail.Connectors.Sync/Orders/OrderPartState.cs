namespace Retail.Connectors.Sync.Orders;

/// <summary>How the document of a part of an order stands, as far as this flow brought it there.</summary>
internal enum OrderPartState
{
    /// <summary>It binds.</summary>
    Open,

    /// <summary>It was cancelled, because the order was, or because the part is no longer one of the order's.</summary>
    Cancelled,
}
