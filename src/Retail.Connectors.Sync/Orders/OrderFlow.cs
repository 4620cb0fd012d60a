using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Events;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Brings each due order of a shop into an ERP, once, with the same money.</summary>
internal sealed class OrderFlow : IFlow<Order>
{
    private readonly Instant _from;
    private readonly ImmutableHashSet<OrderLifecycle> _due;
    private readonly OrderHooks _hooks;

    public OrderFlow(OrderFlowOptions options)
    {
        _from = Instant.FromDateTimeOffset(options.From
            ?? throw new InvalidOperationException("The order flow needs a cut-over: call From(…). Without it years of history would be submitted."));
        _due = [.. options.Due];
        _hooks = options.Hooks;
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, PlanContext context)
    {
        var document = context.Links.FirstOrDefault(link =>
            link.Role == LinkRole.SalesOrder && link.Target.System == context.Flow.To);
        if (observed is null)
        {
            return document is null
                ? new Plan.Nothing("the shop does not have it")
                : new Plan.Park(OrderParking.GoneAfterSubmission(source, document));
        }

        var order = _hooks.Before(observed.Value);
        if (document is not null)
        {
            return AfterSubmission(order, document, context);
        }

        return order.PlacedAt < _from
            ? new Plan.Nothing("placed before the cut-over")
            : BeforeSubmission(order, context);
    }

    private Plan BeforeSubmission(Order order, PlanContext context)
    {
        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var lifecycle = LifecycleOf(order, context, missing);
        if (missing.Count == 0 && !_due.Contains(lifecycle))
        {
            return new Plan.Nothing($"not due while {order.SourceStatus}");
        }

        if (order.Payment == PaymentState.Refunded)
        {
            return new Plan.Nothing("refunded in full before it was submitted");
        }

        var codes = CodesOf(order, context, missing);
        if (missing.Count > 0)
        {
            return new Plan.Park(OrderParking.MissingMappings(order, missing.ToImmutable()));
        }

        var discrepancies = order.Verify();
        if (discrepancies.Length > 0)
        {
            return new Plan.Park(OrderParking.DoesNotAddUp(order, discrepancies));
        }

        var customer = OrderCustomer.Of(order);
        var ensure = new EnsureCustomer(EffectKey.For(customer.Ref, EnsureCustomer.Verb, context.Flow.To), customer);
        var submit = new SubmitOrder(EffectKey.For(order.Ref, SubmitOrder.Verb, context.Flow.To), order, ensure.Key, _hooks.After(order, codes));
        return new Plan.Do(
            [PlannedCommand.For(ensure, LinkRole.Partner), PlannedCommand.For(submit, LinkRole.SalesOrder, new PlannedEvent(EventTypes.OrderSubmitted))],
            order.CommercialDigest());
    }

    /// <summary>Shipping, paying or refunding an order changes nothing here; what was sold, or whether, does.</summary>
    private static Plan AfterSubmission(Order order, Link document, PlanContext context)
    {
        var lifecycle = LifecycleOf(order, context, ImmutableArray.CreateBuilder<MissingMapping>());
        if (lifecycle == OrderLifecycle.Cancelled && order.Payment != PaymentState.Refunded)
        {
            return new Plan.Park(OrderParking.CancelledAfterSubmission(order, document));
        }

        return context.Shadow?.Written is { } written && written != order.CommercialDigest()
            ? new Plan.Park(OrderParking.ChangedAfterSubmission(order, document))
            : new Plan.Nothing($"stands as {document.DisplayName}");
    }

    private static OrderLifecycle LifecycleOf(Order order, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
    {
        if (context.Mappings.TryMap(MappingTables.Status, context.Flow.From, context.Flow.To, order.SourceStatus, out var mapped)
            && Enum.TryParse<OrderLifecycle>(mapped, out var lifecycle))
        {
            return lifecycle;
        }

        if (order.Lifecycle == OrderLifecycle.Unknown)
        {
            missing.Add(new MissingMapping(MappingTables.Status, context.Flow.From, context.Flow.To, order.SourceStatus));
        }

        return order.Lifecycle;
    }

    private static OrderCodes CodesOf(Order order, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
    {
        var taxes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var rate in order.Taxes)
        {
            if (Find(MappingTables.Tax, rate.RateId) is { } tax)
            {
                taxes[rate.RateId] = tax;
            }
        }

        var skus = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in order.Lines)
        {
            if (context.Mappings.TryMap(MappingTables.Sku, context.Flow.From, context.Flow.To, line.Sku, out var sku))
            {
                skus[line.Sku] = sku;
            }
        }

        return new OrderCodes
        {
            Taxes = taxes.ToImmutable(),
            PaymentMethod = Find(MappingTables.PaymentMethod, order.PaymentMethod) ?? string.Empty,
            Skus = skus.ToImmutable(),
        };

        string? Find(string table, string value)
        {
            if (context.Mappings.TryMap(table, context.Flow.From, context.Flow.To, value, out var mapped))
            {
                return mapped;
            }

            missing.Add(new MissingMapping(table, context.Flow.From, context.Flow.To, value));
            return null;
        }
    }
}
