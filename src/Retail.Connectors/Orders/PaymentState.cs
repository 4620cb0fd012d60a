namespace Retail.Connectors.Orders;

/// <summary>How far an order is paid.</summary>
public enum PaymentState
{
    /// <summary>Nothing was received.</summary>
    Unpaid,

    /// <summary>The amount is reserved, not captured.</summary>
    Authorised,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Paid, and a part was given back.</summary>
    PartlyRefunded,

    /// <summary>Paid, and all of it was given back.</summary>
    Refunded,

    /// <summary>The payment was tried and failed.</summary>
    Failed,
}
