using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>What the host adds before and after mapping.</summary>
internal sealed class OrderHooks
{
    private readonly List<Func<Order, Order>> _before = [];
    private readonly List<Func<Order, OrderCodes, OrderCodes>> _after = [];

    public void AddBefore(Func<Order, Order> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _before.Add(hook);
    }

    public void AddAfter(Func<Order, OrderCodes, OrderCodes> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _after.Add(hook);
    }

    /// <summary>The order as it is to be planned.</summary>
    public Order Before(Order order)
    {
        var adjusted = _before.Aggregate(order, static (known, hook) => hook(known));
        return adjusted.Ref == order.Ref
            ? adjusted
            : throw new InvalidOperationException(
                $"A hook made {adjusted.Ref} of {order.Ref}: keep {nameof(Order.Ref)}, by which the order is known.");
    }

    /// <summary>What the order's words mean in the target.</summary>
    public OrderCodes After(Order order, OrderCodes codes) => _after.Aggregate(codes, (known, hook) => hook(order, known));
}
