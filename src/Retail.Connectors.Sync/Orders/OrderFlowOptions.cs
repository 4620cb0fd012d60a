using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Which orders go to the ERP, and how.</summary>
public sealed class OrderFlowOptions
{
    /// <summary>
    /// Orders placed before this moment stay where they are: nobody brings years of history into an ERP by accident.
    /// Required.
    /// </summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Where an order must stand to go to the ERP. Default: placed, on hold and closed.</summary>
    public IList<OrderLifecycle> Due { get; } = [OrderLifecycle.Placed, OrderLifecycle.OnHold, OrderLifecycle.Closed];

    internal OrderHooks Hooks { get; } = new();
}
