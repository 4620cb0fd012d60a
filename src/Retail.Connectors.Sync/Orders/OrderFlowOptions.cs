using Retail.Connectors.Orders;
using Retail.Connectors.Sync.Customers;

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

    /// <summary>False if an order whose payment is authorised and not captured waits in the shop. Default true.</summary>
    public bool AuthorisedIsDue { get; set; } = true;

    /// <summary>Which of the due orders are this flow's; null, the default, for all. Pure.</summary>
    public Func<Order, bool>? Where { get; set; }

    /// <summary>Splits an order over several documents; null, the default, makes one of each order. Pure.</summary>
    public Func<Order, IReadOnlyCollection<OrderPart>>? Route { get; set; }

    /// <summary>What happens to the documents of an order that was deleted in the shop. Default: a person decides.</summary>
    public GoneOrders WhenGone { get; set; } = GoneOrders.Park;

    /// <summary>True if a refused amendment or cancellation is told to the shop by a note on the order. Default true.</summary>
    public bool TellsShop { get; set; } = true;

    /// <summary>The attribute of an order (<see cref="Order.Attributes"/>) that holds the buyer's purchase order number; empty, the default, for none.</summary>
    public string PurchaseOrderAttribute { get; set; } = string.Empty;

    /// <summary>Which partner of the ERP a buyer becomes.</summary>
    public CustomerPolicy Customers { get; } = new();

    internal OrderHooks Hooks { get; } = new();
}
