using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Refunds;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>The refund flow over an order, as the engine would call it: a situation is set up, then a refund is planned.</summary>
internal sealed class PlannedRefunds(Order order, RefundFlowOptions? options = null) : IMappings
{
    private readonly RefundFlow _flow = new(options ?? new RefundFlowOptions());

    public static FlowDefinition Definition { get; } = new("refunds/shop/erp", "shop", EntityKind.Refund, "erp");

    public static Instant Now { get; } = Instant.FromUtc(2026, 5, 20, 12, 0);

    public Order Order { get; set; } = order;

    public bool KnowsTaxes { get; set; } = true;

    public RefundFacts Facts { get; set; } = new() { Order = order };

    public ImmutableArray<Link> Links { get; set; } = [];

    public Digest? Written { get; set; }

    public static Refund Refund(Order order, string id, decimal amount, params ImmutableArray<RefundLine> lines) => new()
    {
        Ref = new EntityRef(order.Ref.System, EntityKind.Refund, id),
        Order = order.Ref,
        Amount = new Money(amount, order.Currency.Currency),
        At = Now - Duration.FromDays(1),
        Reason = "Reason",
        Lines = lines,
    };

    public static RefundLine Line(Order order, string id, decimal quantity, decimal net, params ImmutableArray<TaxAmount> taxes) =>
        new(id, quantity, new Money(net, order.Currency.Currency), taxes, quantity > 0);

    public PlannedRefunds Submitted(decimal delivered = 0, DocumentStage stage = DocumentStage.Confirmed, decimal total = 0)
    {
        var target = new EntityRef("erp", EntityKind.SalesOrder, "42");
        var link = new Link(Order.Ref, LinkRole.SalesOrder, target, "S00042")
        {
            Lines = Order.Lines.ToImmutableSortedDictionary(line => line.Id, line => $"e{line.Id}", StringComparer.Ordinal),
        };
        var nothing = Money.Zero(Order.Currency.Currency);
        Facts = Facts with
        {
            Documents =
            [
                new DocumentFact(link, new SalesOrder
                {
                    Ref = target, Number = "S00042", Key = EffectKey.For(Order.Ref, SubmitOrder.Verb, "erp").ShortForm(), Stage = stage, SourceState = "sale",
                    Customer = new EntityRef("erp", EntityKind.Partner, "1"), Fulfilment = FulfilmentState.None, Totals = new DocumentTotals(nothing, [], nothing with { Amount = total }),
                    Lines = [.. Order.Lines.Select(line => new SalesOrderLine($"e{line.Id}", line.Sku, line.Name, line.Quantity, Math.Min(delivered, line.Quantity), 0, line.Net))],
                }),
            ],
        };
        return this;
    }

    public PlannedRefunds Invoiced(params decimal[] totals)
    {
        var all = totals.Length == 0 ? [Order.Totals.Grand.Amount] : totals;
        Facts = Facts with
        {
            Invoices =
            [
                .. all.Select((total, index) => new InvoiceFact(
                    new EntityRef("erp", EntityKind.Invoice, $"{7 + index}"), new Money(total, Order.Currency.Currency), new LocalDate(2026, 5, 1), [new("erp", EntityKind.SalesOrder, "42")])),
            ],
        };
        return this;
    }

    public PlannedRefunds With(params KnownRefund[] others)
    {
        Facts = Facts with { Others = [.. others] };
        return this;
    }

    public PlannedRefunds WithOrphan(decimal amount)
    {
        var nothing = Money.Zero(Order.Currency.Currency);
        Facts = Facts with
        {
            Orphans =
            [
                new CreditNote
                {
                    Ref = new EntityRef("erp", EntityKind.CreditNote, "9"), Number = "R9", Key = "K", Stage = DocumentStage.Posted, Open = nothing,
                    Totals = new DocumentTotals(new Money(amount, nothing.Currency), [], new Money(amount, nothing.Currency)),
                },
            ],
        };
        return this;
    }

    public Plan Plan(Refund? refund, string id = "1")
    {
        var source = refund?.Ref ?? new EntityRef("shop", EntityKind.Refund, id);
        var shadow = Written is null ? null : new Shadow(source, Definition.Name, new Revision("a"), Written);
        var observed = refund is null ? null : new Observed<Refund>(source, new Revision("b"), refund, Now);
        return _flow.Plan(source, observed, Facts with { Order = Facts.Order is null ? null : Order }, new PlanContext(Definition, shadow, Links, this));
    }

    public PostCredit Credits(Refund refund) => Commands<PostCredit>(Plan(refund)).Single();

    public string Parks(Refund? refund) => Assert.IsType<Plan.Park>(Plan(refund)).Reason.Code;

    public static IEnumerable<TCommand> Commands<TCommand>(Plan plan)
        where TCommand : ICommand => Assert.IsType<Plan.Do>(plan).Commands.OfType<PlannedCommand<TCommand>>().Select(command => command.Command);

    public bool TryMap(string table, SystemName from, SystemName to, string value, [NotNullWhen(true)] out string? mapped)
    {
        mapped = KnowsTaxes ? $"erp {table} {value}" : null;
        return mapped is not null && table != "sku";
    }
}
