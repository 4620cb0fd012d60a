using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Refunds;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Customers;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>The commands that answer one refund.</summary>
internal sealed class RefundCommands(
    RefundFlowOptions options, DateTimeZone zone, PlanContext context, Order order, Observed<Refund> observed, RefundFacts facts)
{
    private readonly Refund _refund = observed.Value;
    private readonly SystemName _erp = context.Flow.To;
    private readonly EntityRef _day = RefundKeys.DayOf(observed.Value, observed.ReadAt);

    private LocalDate Today => observed.ReadAt.InZone(zone).Date;

    /// <summary>Nothing of the order is to be shipped or invoiced.</summary>
    public Plan Cancel() => new Plan.Do(
        [
            .. facts.Documents.Select((document, index) => PlannedCommand.Unlinked(new CancelOrder(
                RefundKeys.Cancel(order.Ref, _erp, index), order.Ref, document.Link.Target, document.SubmittedFor(order.Ref),
                $"Order {order.Number} was refunded in full."))),
        ],
        RefundKeys.Content(_refund))
    {
        Links = [.. facts.Documents.Select(document => new Link(_refund.Ref, LinkRole.SalesOrder, document.Link.Target, document.Link.DisplayName)), Handled],
    };

    /// <summary>The sales order holds what the refunds left of the order.</summary>
    public Plan Reduce(DocumentFact document, Order reduced)
    {
        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var taxes = Taxes(reduced.Taxes.Select(rate => rate.RateId), missing);
        if (Map(MappingTables.PaymentMethod, order.PaymentMethod) is not { } method)
        {
            missing.Add(new MissingMapping(MappingTables.PaymentMethod, context.Flow.From, _erp, order.PaymentMethod));
            method = string.Empty;
        }

        if (missing.Count > 0)
        {
            return new Plan.Park(RefundParking.MissingTaxes(_refund, missing.ToImmutable()));
        }

        if (BuyerCustomer.Ensure(order, options.Customers, _erp) is not { } customer)
        {
            return new Plan.Park(OrderParking.GuestNotAllowed(order));
        }

        var skus = reduced.Lines.Select(line => line.Sku).Distinct(StringComparer.Ordinal)
            .Select(sku => (sku, mapped: Map(MappingTables.Sku, sku))).Where(pair => pair.mapped is not null)
            .ToImmutableSortedDictionary(pair => pair.sku, pair => pair.mapped!, StringComparer.Ordinal);
        var amend = new AmendOrder(
            RefundKeys.Reduce(_refund.Ref, _erp), reduced, document.Link.Target, document.SubmittedFor(order.Ref),
            customer.Key,
            new OrderCodes { Taxes = taxes, PaymentMethod = method, Skus = skus });
        return new Plan.Do([PlannedCommand.For(amend, LinkRole.SalesOrder)], RefundKeys.Content(_refund)) { Links = [Handled] };
    }

    /// <summary>Money and goods; if the one is refused, the other is done all the same, and a person is told.</summary>
    public Plan Answer(ImmutableArray<CreditShare> shares, ImmutableArray<(DocumentFact Document, ImmutableArray<ReturnLine> Lines)> goods)
    {
        var missing = ImmutableArray.CreateBuilder<MissingMapping>();
        var taxes = Taxes(shares.SelectMany(share => share.Lines).SelectMany(line => line.Taxes).Select(tax => tax.RateId), missing);
        if (missing.Count > 0)
        {
            return new Plan.Park(RefundParking.MissingTaxes(_refund, missing.ToImmutable()));
        }

        // What stands noted is not asked for again: less is delivered now.
        ImmutableArray<PlannedCommand> returns = context.Links.Any(link => link.Role == LinkRole.Return && link.Target.System == _erp)
            ? []
            : [.. goods.Select((part, index) => Receive(part.Document, part.Lines, index))];
        return Money(shares, taxes, returns, postedOn: null);
    }

    private Plan.Do Money(
        ImmutableArray<CreditShare> shares, ImmutableSortedDictionary<string, string> taxes, ImmutableArray<PlannedCommand> returns, LocalDate? postedOn)
    {
        var credits = shares.Select((share, index) =>
        {
            var date = postedOn ?? DateFor(share.Invoice);
            return PlannedCommand.For(Credit(share, index, taxes, date), LinkRole.CreditNote).LinkedAlsoFrom(order.Ref, _day)
                .IfRefused(reason => Refused(reason, date));
        });
        return new Plan.Do([.. credits, .. returns], RefundKeys.Content(_refund)) { Links = shares.IsEmpty ? [Handled] : [] };

        Plan.Do? Refused(ParkReason reason, LocalDate date)
        {
            if (reason.Code == "period-closed" && options.WhenPeriodClosed == WhenPeriodClosed.Today && date != Today && postedOn is null)
            {
                return Money(shares, taxes, returns, Today);
            }

            return returns.IsEmpty ? null : new Plan.Do(returns, RefundKeys.Content(_refund, isWhole: false)) { ThenPark = reason };
        }
    }

    private PostCredit Credit(CreditShare share, int index, ImmutableSortedDictionary<string, string> taxes, LocalDate date)
    {
        var document = facts.Documents.FirstOrDefault(
            document => share.Invoice.SalesOrders.Contains(document.Link.Target),
            facts.Documents.FirstOrDefault(document => share.Lines.Any(line => line.OrderLineId.Length > 0 && document.Has(line.OrderLineId)), facts.Documents[0]));
        return new PostCredit
        {
            Key = RefundKeys.Credit(_refund.Ref, _erp, index == 0 ? null : share.Invoice.Ref),
            Refund = _refund.Ref,
            Document = document.Link.Target,
            Submitted = document.SubmittedFor(order.Ref),
            Invoice = share.Invoice.Ref,
            Date = date,
            Reason = _refund.Reason,
            Lines = share.Lines,
            Totals = share.Lines.Totals(order.Currency.Currency),
            Codes = new OrderCodes { Taxes = taxes, PaymentMethod = string.Empty },
        };
    }

    private PlannedCommand Receive(DocumentFact document, ImmutableArray<ReturnLine> lines, int index) => PlannedCommand.For(
        new ReceiveReturn(
            RefundKeys.Return(_refund.Ref, _erp, index),
            new Return { Ref = _refund.Ref, Order = order.Ref, ReceivedAt = _refund.At, Lines = lines },
            document.Link.Target, document.SubmittedFor(order.Ref)),
        LinkRole.Return);

    /// <summary>The day of the refund in the company's zone, and never before the invoice's.</summary>
    private LocalDate DateFor(InvoiceFact invoice)
    {
        var date = (_refund.At ?? observed.ReadAt).InZone(zone).Date;
        return invoice.Date is { } invoiced && invoiced > date ? invoiced : date;
    }

    private Link Handled => new(_day, RefundKeys.Handled, _refund.Ref, $"refund {_refund.Ref.Id}");

    private ImmutableSortedDictionary<string, string> Taxes(IEnumerable<string> rates, ImmutableArray<MissingMapping>.Builder missing)
    {
        var taxes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var rate in rates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Map(MappingTables.Tax, rate) is { } tax)
            {
                taxes[rate] = tax;
            }
            else
            {
                missing.Add(new MissingMapping(MappingTables.Tax, context.Flow.From, _erp, rate));
            }
        }

        return taxes.ToImmutable();
    }

    private string? Map(string table, string value) =>
        context.Mappings.TryMap(table, context.Flow.From, _erp, value, out var mapped) ? mapped : null;
}
