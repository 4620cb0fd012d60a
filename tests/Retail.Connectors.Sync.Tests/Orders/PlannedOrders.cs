using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>The order flow with its mapping tables, as the engine would call it.</summary>
internal sealed class PlannedOrders : IMappings
{
    private readonly Dictionary<(string Table, string Value), string> _rows = new()
    {
        [(MappingTables.Tax, "7")] = "VAT 20",
        [(MappingTables.PaymentMethod, "card")] = "Card",
    };

    private readonly OrderFlow _flow;

    public PlannedOrders(Action<OrderFlowBuilder>? configure = null)
    {
        var orders = new OrderFlowBuilder("shop", "erp").From(TestOrders.CutOver.ToDateTimeOffset());
        configure?.Invoke(orders);
        _flow = new OrderFlow(orders.Options);
    }

    public static FlowDefinition Definition { get; } = new("orders/erp", "shop", EntityKind.Order, "erp");

    public static Link Document(Order order) =>
        new(order.Ref, LinkRole.SalesOrder, new EntityRef("erp", EntityKind.SalesOrder, "42"), "S00042");

    public PlannedOrders Map(string table, string value, string mapped)
    {
        _rows[(table, value)] = mapped;
        return this;
    }

    public Plan Plan(Order order) => Plan(order.Ref, order, written: null);

    /// <summary>Plans for an order that became S00042 when it stood as <paramref name="submitted"/>.</summary>
    public Plan PlanAfter(Order submitted, Order? now) =>
        Plan(submitted.Ref, now, submitted.CommercialDigest(), Document(submitted));

    public SubmitOrder Submits(Order order) => Commands<SubmitOrder>(order);

    public EnsureCustomer Ensures(Order order) => Commands<EnsureCustomer>(order);

    public Plan.Park Parks(Order order) => Assert.IsType<Plan.Park>(Plan(order));

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped) =>
        _rows.TryGetValue((table, value), out mapped);

    private TCommand Commands<TCommand>(Order order)
        where TCommand : Effects.ICommand =>
        Assert.IsType<Plan.Do>(Plan(order)).Commands.OfType<PlannedCommand<TCommand>>().Single().Command;

    private Plan Plan(EntityRef source, Order? order, Digest? written, params ImmutableArray<Link> links)
    {
        var shadow = written is null ? null : new Shadow(source, Definition.Name, new Revision("a"), written);
        var observed = order is null ? null : new Observed<Order>(source, new Revision("b"), order, TestOrders.CutOver);
        return _flow.Plan(source, observed, new PlanContext(Definition, shadow, links, this));
    }
}
