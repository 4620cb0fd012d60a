using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Says which orders go to the ERP and what the shop's words mean there.</summary>
public sealed class OrderFlowBuilder
{
    private readonly SystemName _shop;
    private readonly SystemName _erp;

    internal OrderFlowBuilder(SystemName shop, SystemName erp)
    {
        _shop = shop;
        _erp = erp;
    }

    internal OrderFlowOptions Options { get; } = new();

    internal List<MappingRow> Rows { get; } = [];

    /// <summary>Orders placed before this moment stay where they are. Required.</summary>
    public OrderFlowBuilder From(DateTimeOffset cutOver)
    {
        Options.From = cutOver;
        return this;
    }

    /// <summary>The ERP's tax for one of the shop's rates.</summary>
    /// <param name="rateId">The shop's id of the rate.</param>
    /// <param name="tax">The ERP's tax, in the notation of its connector.</param>
    public OrderFlowBuilder Tax(string rateId, string tax) => Map(MappingTables.Tax, rateId, tax);

    /// <summary>The ERP's payment method for one of the shop's.</summary>
    /// <param name="method">The shop's method; empty for orders without one.</param>
    /// <param name="mapped">The ERP's method; empty if it is not to be told.</param>
    public OrderFlowBuilder PaymentMethod(string method, string mapped) => Map(MappingTables.PaymentMethod, method, mapped);

    /// <summary>The standard status that one of the shop's own stands for.</summary>
    /// <param name="status">The shop's own status.</param>
    /// <param name="lifecycle">Where an order with it stands.</param>
    public OrderFlowBuilder Status(string status, OrderLifecycle lifecycle) =>
        Map(MappingTables.Status, status, lifecycle.ToString());

    /// <summary>The ERP's SKU where it differs from the shop's.</summary>
    public OrderFlowBuilder Sku(string sku, string mapped) => Map(MappingTables.Sku, sku, mapped);

    /// <summary>
    /// Changes each order before it is planned, for example to take one of its attributes into the note. Several are called
    /// in the order in which they were added.
    /// </summary>
    /// <param name="hook">
    /// Gives the order as it is to be planned, with the same reference. Pure: no I/O, no clock, the same for the same order.
    /// If it changes lines, charges or taxes, orders that were submitted without it park as changed.
    /// </param>
    public OrderFlowBuilder Before(Func<Order, Order> hook)
    {
        Options.Hooks.AddBefore(hook);
        return this;
    }

    /// <summary>
    /// Changes what the words of an order mean in the ERP, after all of them were found in the mapping tables: for what
    /// depends on more than one word. Several are called in the order in which they were added.
    /// </summary>
    /// <param name="hook">Gives the codes to submit, from the order and the codes found. Pure, as in <see cref="Before"/>.</param>
    public OrderFlowBuilder After(Func<Order, OrderCodes, OrderCodes> hook)
    {
        Options.Hooks.AddAfter(hook);
        return this;
    }

    private OrderFlowBuilder Map(string table, string value, string mapped)
    {
        Rows.Add(new MappingRow(table, _shop, _erp, value, mapped));
        return this;
    }
}
