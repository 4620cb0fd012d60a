using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Sync.Books;
using Retail.Connectors.Sync.Payments;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Payments;

/// <summary>The flow of payments as the engine would call it, with the memory that the engine keeps.</summary>
internal sealed class PlannedPayments
{
    private static readonly FlowDefinition Flow = new("payments/shop/erp", "shop", EntityKind.Order, "erp");

    private Shadow? _shadow;

    public PaymentFlowOptions Options { get; } = new();

    public FakeMappings Mappings { get; } = new FakeMappings().Map(MappingTables.PaymentMethod, "card", "BNK1");

    public PostingDays Days { get; set; } = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], null);

    public bool IsCancelled { get; set; }

    public static PaymentTransaction Capture(decimal amount, string reference = "ch_1") =>
        new(PaymentTransactionKind.Capture, reference, TestOrders.Money(amount), Instant.FromUtc(2026, 3, 30, 22, 30));

    public Plan Plan(Order order, int documents, params ImmutableArray<Invoice> invoices) => new PaymentFlow(Options).Plan(
        order.Ref,
        new Observed<Order>(order.Ref, new Revision("b"), order, ErpRecords.Now),
        new PaymentFacts(documents, [.. invoices.Select(invoice => new LinkedInvoice(ErpRecords.Invoiced(invoice.Ref.Id), invoice))], Days) { IsCancelled = IsCancelled },
        new PlanContext(Flow, _shadow, [.. invoices.Select(invoice => ErpRecords.Invoiced(invoice.Ref.Id))], Mappings));

    /// <summary>Plans, and takes it that all of it was reached.</summary>
    public ImmutableArray<PostPayment> Book(Order order, int documents, params ImmutableArray<Invoice> invoices)
    {
        if (Plan(order, documents, invoices) is not Plan.Do plan)
        {
            return [];
        }

        _shadow = new Shadow(order.Ref, Flow.Name, new Revision("a"), plan.Written) { Memo = plan.Memo };
        return [.. plan.Commands.Cast<PlannedCommand<PostPayment>>().Select(command => command.Command)];
    }
}
