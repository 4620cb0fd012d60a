using System.Collections.Immutable;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Shipments;
using Retail.Connectors.Testing.Systems.Cases;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems;

/// <summary>
/// What every connector does, as a list of statements that can be run. It needs no test framework: a runner makes one test of each
/// case, or all are run for a report.
/// </summary>
public static class SystemConformance
{
    /// <summary>All cases of both roles, in the order in which they read best.</summary>
    public static ImmutableArray<SystemCase> Cases { get; } = [.. Erp(), .. Shop()];

    /// <summary>The cases for one kind of system.</summary>
    public static ImmutableArray<SystemCase> For(SystemRole role) => [.. Cases.Where(item => item.Role == role)];

    /// <summary>The case of that id.</summary>
    /// <param name="role">The kind of system.</param>
    /// <param name="id">Its <see cref="SystemCase.Id"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SystemCase Find(SystemRole role, string id) => Cases.FirstOrDefault(item => item.Role == role && item.Id == id)
        ?? throw new ArgumentException($"The suite has no case '{id}' for {role}: take one from {nameof(Cases)}.", nameof(id));

    /// <summary>Runs all cases, one after another.</summary>
    /// <param name="system">The system.</param>
    /// <param name="filter">Which cases; all when null.</param>
    /// <param name="progress">Is told each result as it comes; nobody when null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ConformanceReport> RunAsync(
        ISystemUnderTest system, Func<SystemCase, bool>? filter, IProgress<CaseResult>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        var results = ImmutableArray.CreateBuilder<CaseResult>();
        foreach (var item in For(system.Role).Where(filter ?? (static _ => true)))
        {
            var result = await item.RunAsync(system, cancellationToken);
            progress?.Report(result);
            results.Add(result);
        }

        return new ConformanceReport(system.Name, results.ToImmutable(), UnknownGaps(system));
    }

    /// <summary>Gaps that no case knows: they would excuse nothing, and hide that somebody thinks they do.</summary>
    private static ImmutableArray<DeclaredGap> UnknownGaps(ISystemUnderTest system) =>
        [.. system.Gaps.Where(gap => !For(system.Role).Any(item => item.Id == gap.Case))];

    private static IEnumerable<SystemCase> Erp() =>
    [
        .. DescriptionCases.Of(SystemRole.Erp),
        .. CommandCases.Of(new EnsureCustomerScenario()),
        .. MatchCases.All,
        .. CommandCases.Of(new SubmitOrderScenario()),
        .. CommandCases.Of(new AmendOrderScenario()),
        .. CommandCases.Of(new CancelOrderScenario()),
        .. CommandCases.Of(new PostInvoiceScenario()),
        .. CommandCases.Of(new PostPaymentScenario()),
        .. CommandCases.Of(new PostCreditScenario()),
        .. CommandCases.Of(new ReceiveReturnScenario()),
        .. TextCases.All,
        .. AmountCases.All,
        .. DateCases.All,
        .. CompanyCases.All,
        .. StockCases.All,
        .. PriceCases.All,
        .. IndexCases.All,
        .. PortCases.Of<SalesOrder>(SystemRole.Erp, EntityKind.SalesOrder, "sales-order", Ports.Reader | Ports.Feed | Ports.Census),
        .. PortCases.Of<Shipment>(SystemRole.Erp, EntityKind.Shipment, "shipment", Ports.Reader | Ports.Feed),
        .. PortCases.Of<Invoice>(SystemRole.Erp, EntityKind.Invoice, "invoice", Ports.Reader | Ports.Feed | Ports.Census),
        .. PortCases.Of<CreditNote>(SystemRole.Erp, EntityKind.CreditNote, "credit-note", Ports.Reader | Ports.Feed | Ports.Census),
        .. PortCases.Of<Product>(SystemRole.Erp, EntityKind.Product, "product", Ports.Reader | Ports.Feed),
        .. PortCases.Of<Customer>(SystemRole.Erp, EntityKind.Partner, "customer", Ports.None),
    ];

    private static IEnumerable<SystemCase> Shop()
    {
        var stock = new PublishStockScenario();
        var price = new PublishPriceScenario();
        return
        [
            .. DescriptionCases.Of(SystemRole.Shop),
            .. CommandCases.Of(new SetOrderStatusScenario()),
            .. CommandCases.Of(new AddOrderNoteScenario()),
            .. CommandCases.Of(new NotifyShipmentScenario()),
            .. CommandCases.Of(new AttachInvoiceScenario()),
            .. CommandCases.Of(new RecordRefundScenario()),
            .. CommandCases.Of(stock),
            .. new BatchCases<Stock.PublishStock>(stock).All,
            .. CommandCases.Of(price),
            .. new BatchCases<Prices.PublishPrice>(price).All,
            .. CommandCases.Of(new PublishProductScenario()),
            .. TextCases.Products,
            .. TextCases.Notes,
            .. PortCases.Of<Order>(SystemRole.Shop, EntityKind.Order, "order", Ports.Reader | Ports.Feed | Ports.Census),
            .. PortCases.Of<Refund>(SystemRole.Shop, EntityKind.Refund, "refund", Ports.None),
            .. PortCases.Of<Product>(SystemRole.Shop, EntityKind.Product, "product", Ports.None),
            .. PortCases.Of<Customer>(SystemRole.Shop, EntityKind.Customer, "customer", Ports.None),
        ];
    }
}
