using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Sync.Customers;

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

    /// <summary>Leaves orders alone whose payment is authorised and not captured. Default: they are due like any other.</summary>
    public OrderFlowBuilder WaitForCapture()
    {
        Options.AuthorisedIsDue = false;
        return this;
    }

    /// <summary>Takes only the orders that the rule says yes to, for example one brand's. Asked once, before an order is submitted.</summary>
    /// <param name="rule">Pure: the same answer for the same order.</param>
    public OrderFlowBuilder Where(Func<Order, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Options.Where = rule;
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

    /// <summary>
    /// Splits orders over several documents, by warehouse, brand or company. Charges and what rounding left are shared so that the parts
    /// come to the order to the cent. When the rule says otherwise after a change of the order, documents are amended, cancelled and made.
    /// </summary>
    /// <param name="rule">Pure: the same parts for the same order. Each line is in exactly one part.</param>
    public OrderFlowBuilder Route(Func<Order, IReadOnlyCollection<OrderPart>> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Options.Route = rule;
        return this;
    }

    /// <summary>What happens to the documents of an order that was deleted in the shop. Default: a person decides.</summary>
    public OrderFlowBuilder WhenGone(GoneOrders what)
    {
        Options.WhenGone = what;
        return this;
    }

    /// <summary>Tells the shop nothing of refused amendments and cancellations. Default: by a note on the order.</summary>
    public OrderFlowBuilder WithoutNotes()
    {
        Options.TellsShop = false;
        return this;
    }

    /// <summary>Which of an order's attributes holds the buyer's purchase order number; it becomes the document's customer reference.</summary>
    /// <param name="attribute">The attribute's name; the shop's connector must be told to take it along.</param>
    public OrderFlowBuilder PurchaseOrder(string attribute)
    {
        ArgumentException.ThrowIfNullOrEmpty(attribute);
        Options.PurchaseOrderAttribute = attribute;
        return this;
    }

    /// <summary>Which partner of the ERP a buyer becomes. Give the flow of customers the same.</summary>
    public OrderFlowBuilder Customers(Action<CustomerPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(new CustomerPolicyBuilder(Options.Customers));
        return this;
    }

    private OrderFlowBuilder Map(string table, string value, string mapped)
    {
        Rows.Add(new MappingRow(table, _shop, _erp, value, mapped));
        return this;
    }
}
