using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Invoices;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Invoices;

/// <summary>Why invoices wait for a person, in words.</summary>
internal static class InvoiceParking
{
    public static ParkReason MissingMappings(Order order, ImmutableArray<MissingMapping> missing) => new(
        "missing-mapping",
        $"The invoice over order {order.Number} cannot be posted: {string.Join("; ", missing)}.",
        $"Map {string.Join(", ", missing.Select(item => $"{item.Table} '{item.Value}'"))}, then replay.",
        ParkOwner.Finance)
    {
        Missing = missing,
    };

    public static ParkReason UnknownSubmission(Order order, SalesOrder document) => new(
        "unknown-submission",
        $"{document.Number} belongs to order {order.Number}, but was not made by submitting it: its lines cannot be told apart by key.",
        $"Post the invoice over {document.Number} in the ERP; it is then shown in the shop by itself.",
        ParkOwner.Finance);

    public static ParkReason SharedLines(Order order, SalesOrder document) => new(
        "invoice-of-split-line",
        $"A line of order {order.Number} is split over {document.Number} and another document: what of its money belongs to which is not known.",
        $"Post the invoice over {document.Number} in the ERP; it is then shown in the shop by itself.",
        ParkOwner.Finance);

    public static ParkReason OrderDiffers(Order order, SalesOrder document, DocumentTotals totals) => new(
        "invoice-differs",
        $"Order {order.Number} asks for an invoice of {totals.Grand} over {document.Number}, which comes to {document.Totals.Grand}.",
        $"Bring {document.Number} in line with the shop, or post its invoice in the ERP, then replay.",
        ParkOwner.Finance);

    public static ParkReason Withdrawn(Invoice invoice, IEnumerable<EntityRef> orders) => new(
        "invoice-withdrawn",
        $"Invoice {invoice.Number} is shown on {string.Join(", ", orders)} and stands in the books no more: it is {invoice.Stage}.",
        "Take it off the shop's order if its customer is not to see it, then discard this entry.",
        ParkOwner.Finance);
}
