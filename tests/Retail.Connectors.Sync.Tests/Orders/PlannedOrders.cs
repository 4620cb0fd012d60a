using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Refunds;
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
    private readonly FlowDefinition _definition;

    public PlannedOrders(Action<OrderFlowOptions>? configure = null, bool canChange = true, ImmutableArray<SystemName>? erps = null, string to = "erp")
    {
        var options = new OrderFlowOptions { From = TestOrders.CutOver.ToDateTimeOffset() };
        configure?.Invoke(options);
        _flow = new OrderFlow(options, new OrderTargets { CanAmend = canChange, CanCancel = canChange, Erps = erps ?? ["erp"] });
        _definition = Definition with { Name = $"orders/shop/{to}", To = to };
    }

    private PlannedOrders(OrderFlowBuilder orders)
    {
        _flow = new OrderFlow(orders.Options, new OrderTargets { CanAmend = true, CanCancel = true, Erps = ["erp"] });
        _definition = Definition;
    }

    /// <summary>Refunds that took something off the document.</summary>
    public ImmutableArray<Refund> Reductions { get; set; } = [];

    public static FlowDefinition Definition { get; } = new("orders/shop/erp", "shop", EntityKind.Order, "erp");

    /// <summary>As a host configures it.</summary>
    public static PlannedOrders With(Action<OrderFlowBuilder> configure)
    {
        var orders = new OrderFlowBuilder("shop", "erp").From(TestOrders.CutOver.ToDateTimeOffset());
        configure(orders);
        return new PlannedOrders(orders);
    }

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
        where TCommand : ICommand =>
        Assert.IsType<Plan.Do>(Plan(order)).Commands.OfType<PlannedCommand<TCommand>>().Single().Command;

    /// <summary>Plans for an order of which the flow noted something, with effects that were begun and never completed.</summary>
    public Plan PlanNoted(Order? order, OrderMemo memo, params ImmutableArray<EffectKey> open)
    {
        var source = TestOrders.Placed().Ref;
        var shadow = new Shadow(source, Definition.Name, new Revision("a"), null) { Memo = memo.ToString() };
        var observed = order is null ? null : new Observed<Order>(source, new Revision("b"), order, TestOrders.CutOver);
        var facts = new OrderFacts([.. open.Select(key => new OpenEffect(key, TestOrders.CutOver) { Flow = Definition.Name })]) { Reductions = Reductions };
        return _flow.Plan(source, observed, facts, new PlanContext(_definition, shadow, [Document(TestOrders.Placed())], this));
    }

    private Plan Plan(EntityRef source, Order? order, Digest? written, params ImmutableArray<Link> links)
    {
        var shadow = written is null ? null : new Shadow(source, Definition.Name, new Revision("a"), written);
        var observed = order is null ? null : new Observed<Order>(source, new Revision("b"), order, TestOrders.CutOver);
        return _flow.Plan(source, observed, OrderFacts.None, new PlanContext(_definition, shadow, links, this));
    }
}
