namespace Retail.Connectors.Orders;

/// <summary>What a payment transaction did.</summary>
public enum PaymentTransactionKind
{
    /// <summary>Reserved an amount.</summary>
    Authorisation,

    /// <summary>Took the money.</summary>
    Capture,

    /// <summary>Gave money back.</summary>
    Refund,
}
