using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Refunds;
using Retail.Connectors.Stock;

namespace Retail.Connectors.Sync.Stock;

/// <summary>Keeps what each order of a channel takes of a pool, until the source's number contains it.</summary>
internal sealed class DemandFlow(StockPool pool, StockBasis basis, DocumentStage containedFrom, IServiceProvider services, TimeProvider time) : IFlow<Order, DemandFacts>
{
    private static readonly Duration Patience = Duration.FromDays(30);

    public async ValueTask<DemandFacts> GatherAsync(
        EntityRef source, Observed<Order>? observed, PlanContext context, ILookups lookups, CancellationToken cancellationToken)
    {
        var before = await lookups.DemandOfAsync(pool.Name, source, cancellationToken);
        var refunded = ImmutableDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        var documents = ImmutableArray.CreateBuilder<(Link, SalesOrderProgress)>();
        if (observed?.Value is { } order)
        {
            if (services.GetKeyedService<IReader<Refund>>(source.System.Value) is not null)
            {
                foreach (var refund in order.Transactions.Where(made => made.Kind == PaymentTransactionKind.Refund && made.Reference.Length > 0))
                {
                    var found = await lookups.ReadAsync<Refund>(new EntityRef(source.System, EntityKind.Refund, refund.Reference), cancellationToken);
                    foreach (var line in found?.Value.Lines ?? [])
                    {
                        refunded[line.OrderLineId] = refunded.GetValueOrDefault(line.OrderLineId) + line.Quantity;
                    }
                }
            }

            foreach (var link in context.Links.Where(link => link.Role == LinkRole.SalesOrder && link.Target.System == pool.Source))
            {
                if (await ProgressAsync(link.Target, lookups, cancellationToken) is { } document)
                {
                    documents.Add((link, document));
                }
            }
        }

        // After the reads: what they found was committed before this moment.
        return new DemandFacts(before, refunded.ToImmutable(), documents.DrainToImmutable(), time.GetCurrentInstant());
    }

    public Plan Plan(EntityRef source, Observed<Order>? observed, DemandFacts facts, PlanContext context)
    {
        var order = observed?.Value;
        var lines = order is not null && IsOpen(order, facts, context) ? LinesOf(order, facts, context) : [];
        var uncontained = lines.Any(line => line.Contained < line.Quantity);
        Plan plan = order is null || !uncontained ? new Plan.Nothing(lines.IsEmpty ? "takes nothing" : "is contained")
            : facts.Documents.IsEmpty ? new Plan.WaitFor(
                new LinkWait(source, LinkRole.SalesOrder, pool.Source), Patience, StockParking.NeverContained(source, order.Number, pool.Source))
            : new Plan.Nothing("is not contained yet");
        var marks = Marks(facts.Before, lines);
        return plan with
        {
            Demand = lines.IsEmpty && facts.Before.IsEmpty ? [] : [new OpenDemand(pool.Name, source, lines) { IsFirst = context.Shadow is null }],
            Marks = marks,
            Wakes = marks.IsEmpty ? [] : [new WorkKey(pool.Flow, pool.PoolRef)],
        };
    }

    /// <summary>The whole document only from a system that cannot say less.</summary>
    private static async ValueTask<SalesOrderProgress?> ProgressAsync(EntityRef document, ILookups lookups, CancellationToken cancellationToken) =>
        lookups.Offers<IReader<SalesOrderProgress>>(document.System)
            ? (await lookups.ReadAsync<SalesOrderProgress>(document, cancellationToken))?.Value
            : await lookups.ReadAsync<SalesOrder>(document, cancellationToken) is { } whole ? SalesOrderProgress.Of(whole.Value) : null;

    /// <summary>An order that cannot be judged counts: rather sell less.</summary>
    private bool IsOpen(Order order, DemandFacts facts, PlanContext context)
    {
        if (order.PlacedAt < pool.OrdersFrom || (order.Payment == PaymentState.Refunded && facts.Documents.IsEmpty))
        {
            return false;
        }

        var lifecycle = context.Mappings.TryMap(MappingTables.Status, order.Ref.System, pool.Source, order.SourceStatus, out var mapped)
            && Enum.TryParse<OrderLifecycle>(mapped, out var known) ? known : order.Lifecycle;
        return lifecycle switch
        {
            OrderLifecycle.Draft or OrderLifecycle.Cancelled => false,

            // What was done long before anybody looked has left the warehouse; what was open here before still counts.
            OrderLifecycle.Closed => pool.OrdersFrom is not null || !facts.Before.IsEmpty,
            _ => true,
        };
    }

    private ImmutableArray<DemandLine> LinesOf(Order order, DemandFacts facts, PlanContext context)
    {
        var lines = ImmutableArray.CreateBuilder<DemandLine>();
        foreach (var line in order.Lines.Where(line => line.Sku.Length > 0))
        {
            var item = context.Mappings.TryMap(MappingTables.Sku, order.Ref.System, pool.Source, line.Sku, out var mapped) ? mapped : line.Sku;
            var open = Math.Max(0, line.Quantity - facts.Refunded.GetValueOrDefault(line.Id));
            var contained = Math.Min(open, Contained(line, facts));
            foreach (var part in pool.PartsOf(item).Where(_ => open > 0))
            {
                var before = facts.Before.FirstOrDefault(other => other.Line == line.Id && other.Sku == part.Sku);
                var inNumber = contained * part.Quantity;
                lines.Add(new DemandLine(pool.Name, order.Ref, line.Id, part.Sku)
                {
                    Item = item,
                    Number = order.Number,
                    Quantity = open * part.Quantity,
                    Sold = line.Quantity,
                    Contained = inNumber,
                    ContainedAt = inNumber == 0 ? null : before?.Contained == inNumber ? before.ContainedAt : facts.Now,
                    PlacedAt = order.PlacedAt,
                    SeenAt = before?.SeenAt ?? facts.Now,
                });
            }
        }

        return lines.DrainToImmutable();
    }

    /// <summary>How many units of a line the source's number contains by what its documents say.</summary>
    private decimal Contained(OrderLine line, DemandFacts facts)
    {
        decimal contained = 0;
        foreach (var (link, document) in facts.Documents)
        {
            if ((document.Stage < containedFrom && !document.WithholdsStock) || document.Stage == DocumentStage.Cancelled)
            {
                continue;
            }

            if (link.Lines.IsEmpty)
            {
                // Nobody said which line became which: the document stands for all of the order.
                return basis == StockBasis.LessReserved || document.Fulfilment == FulfilmentState.Full ? line.Quantity : 0;
            }

            var id = link.Lines.GetValueOrDefault(line.Id);
            contained += document.Lines.Where(row => row.Id == id).Sum(row => basis == StockBasis.LessReserved ? row.Quantity : row.Delivered);
        }

        return contained;
    }

    /// <summary>What is to be worked out anew: at once where more or less is taken, after the settle time where it is contained now.</summary>
    private ImmutableArray<ItemMark> Marks(ImmutableArray<DemandLine> before, ImmutableArray<DemandLine> after)
    {
        var marks = ImmutableArray.CreateBuilder<ItemMark>();
        foreach (var sku in before.Concat(after).Select(line => line.Sku).Distinct(StringComparer.Ordinal))
        {
            var (was, now) = (before.Where(line => line.Sku == sku).ToArray(), after.Where(line => line.Sku == sku).ToArray());
            var name = ItemState.Prefix + sku;
            if (was.Sum(line => line.Quantity) != now.Sum(line => line.Contained == line.Quantity && was.Length == 0 ? 0 : line.Quantity))
            {
                marks.Add(new ItemMark(pool.Flow, name, "order") { Since = now.Length == 0 ? null : now.Max(line => line.PlacedAt) });
            }

            if (now.Where(line => line.ContainedAt is not null && !was.Any(other => other.Line == line.Line && other.ContainedAt == line.ContainedAt))
                .Max(line => line.ContainedAt) is { } contained)
            {
                marks.Add(new ItemMark(pool.Flow, name, "contained") { DueAt = contained + pool.Settle });
            }
        }

        return marks.DrainToImmutable();
    }
}
