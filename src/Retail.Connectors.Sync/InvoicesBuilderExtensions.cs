using Retail.Connectors;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Invoices;
using Retail.Connectors.Sync.Progress;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds invoices to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class InvoicesBuilderExtensions
{
    /// <summary>Posts the invoice over each order of a shop in an ERP, once, with the same money. The orders themselves are brought there by their own flow.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The shop.</param>
    /// <param name="to">The ERP.</param>
    /// <param name="configure">Says when, and on which day; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder PostInvoices(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<PostInvoiceBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var invoices = new PostInvoiceBuilder();
        configure?.Invoke(invoices);
        return builder
            .Flow<Order, InvoicingFacts>(
                new FlowDefinition(FlowNames.Invoicing(from, to), from, EntityKind.Order, to), _ => new PostInvoiceFlow(invoices.Options))
            .Poll<Order>(from, EntityKind.Order)
            .FollowSalesOrders(to, from);
    }

    /// <summary>
    /// Shows number, date and address of each posted invoice on the shop's order, those that people made in the ERP among them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The ERP.</param>
    /// <param name="to">The shop; invoices over other shops' orders are left to their own flows.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Invoices(this RetailConnectorsBuilder builder, SystemName from, SystemName to)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .Flow<Invoice, InvoiceFacts>(new FlowDefinition(FlowNames.Invoices(from, to), from, EntityKind.Invoice, to), _ => new InvoiceFlow())
            .Poll<Invoice>(from, EntityKind.Invoice);
    }
}
