namespace Retail.Connectors.Orders;

/// <summary>Where an order stands, whatever was paid or shipped.</summary>
public enum OrderLifecycle
{
    /// <summary>Not placed yet: a cart, a checkout that waits for payment.</summary>
    Draft,

    /// <summary>Placed and to be processed.</summary>
    Placed,

    /// <summary>Placed, but to be processed only once somebody releases it.</summary>
    OnHold,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>Done: nothing is expected to happen any more.</summary>
    Closed,

    /// <summary>The shop's status has no meaning here yet: a mapping is missing, and nothing may be concluded from it.</summary>
    Unknown,
}
