using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Sync.Orders;

/// <summary>What the shop's words of an order mean in the ERP, and which of them mean nothing yet.</summary>
internal static class OrderWords
{
    public static OrderLifecycle LifecycleOf(Order order, PlanContext context, ImmutableArray<MissingMapping>.Builder missing)
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

    public static OrderCodes CodesOf(Order order, PlanContext context, string purchaseOrderAttribute, ImmutableArray<MissingMapping>.Builder missing)
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
            CustomerReference = order.Attributes.GetValueOrDefault(purchaseOrderAttribute, string.Empty).Trim(),
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
