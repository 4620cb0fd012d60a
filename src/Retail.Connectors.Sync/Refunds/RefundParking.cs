using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Why refunds wait for a person, in words.</summary>
internal static class RefundParking
{
    public static ParkReason Deleted(EntityRef refund, IEnumerable<Link> answers)
    {
        var names = string.Join(", ", answers.Select(link => link.DisplayName).Distinct(StringComparer.Ordinal));
        return new ParkReason(
            "refund-deleted",
            $"Refund {refund.Id} was deleted in {refund.System} after its answer in the ERP: {names} still stands.",
            $"If the money was not given back, cancel {names} in the ERP; if it was, make the refund in the shop again and discard this entry.",
            ParkOwner.Finance);
    }

    public static ParkReason Changed(Refund refund) => new(
        "refund-changed",
        $"Amount or lines of refund {refund.Ref.Id} are not those that were answered in the ERP.",
        "Compare the refund with its credit note and correct one of them, then discard this entry.",
        ParkOwner.Finance);

    public static ParkReason NoOrder(Refund refund) => new(
        "refund-without-order",
        $"Refund {refund.Ref.Id} gives {refund.Amount} back on {refund.Order}, which the shop does not have.",
        "Bring the order back in the shop and replay, or credit by hand and discard this entry.",
        ParkOwner.Finance);

    public static ParkReason OverRefunded(Order order, Refund refund, RefundBudget budget, RefundFacts facts)
    {
        var granted = budget.Granted.Select(other => $"{other.Ref.Id} ({other.Amount})").ToList();
        var orphans = facts.Orphans.Select(credit => $"{credit.Number} ({credit.Totals.Grand}, its refund was deleted)").ToList();
        return new ParkReason(
            "over-refunded",
            $"Refund {refund.Ref.Id} gives {refund.Amount} back on order {order.Number}, of which {budget.Captured} were captured and are given back by "
            + $"{string.Join(", ", granted.Concat(orphans))}. {budget.Excess.Length} refund(s) of the order go beyond it: "
            + $"{string.Join(", ", budget.Excess.Select(other => $"{other.Ref.Id} ({other.Amount})"))}.",
            $"Look whether the money really left: delete refund {refund.Ref.Id} in the shop if it did not, and discard this entry; look at the stock that it put back.",
            ParkOwner.Finance);
    }

    public static ParkReason MissingTaxes(Refund refund, ImmutableArray<MissingMapping> missing) => new(
        "missing-mapping",
        $"Refund {refund.Ref.Id} cannot be credited: {string.Join("; ", missing)}.",
        $"Map {string.Join(", ", missing.Select(item => $"{item.Table} '{item.Value}'"))}, then replay.",
        ParkOwner.Finance)
    {
        Missing = missing,
    };

    public static ParkReason NotSubmitted(Order order, Refund refund) => new(
        "order-not-submitted",
        $"Refund {refund.Ref.Id} ({refund.Amount}) waits for order {order.Number}, which is not in the ERP.",
        "See why the order is not submitted; if it never will be, discard this entry.",
        ParkOwner.Commerce);

    public static ParkReason NotInvoiced(Order order, Refund refund, Link document) => new(
        "order-not-invoiced",
        $"Refund {refund.Ref.Id} ({refund.Amount}) waits for the invoice over {document.DisplayName} (order {order.Number}).",
        $"Invoice {document.DisplayName}; the refund is then credited by itself.",
        ParkOwner.Finance);

    public static ParkReason InvoiceCancelled(Order order, Refund refund, ImmutableArray<Link> former)
    {
        var names = string.Join(", ", former.Select(link => link.DisplayName));
        return new ParkReason(
            "invoice-cancelled",
            $"{names} over order {order.Number} is cancelled, and refund {refund.Ref.Id} ({refund.Amount}) would be credited against it.",
            "Invoice the order again and replay; if it is not to be invoiced, discard this entry.",
            ParkOwner.Finance);
    }

    public static ParkReason DocumentCancelled(Order order, Refund refund, Link document) => new(
        "document-cancelled",
        $"{document.DisplayName} is cancelled without an invoice, and refund {refund.Ref.Id} gives {refund.Amount} of order {order.Number} back, which came to {order.Totals.Grand}.",
        "Decide whether the order stands: refund the rest in the shop, or submit and invoice it again. Then replay.",
        ParkOwner.Finance);

    public static ParkReason BeyondInvoices(Order order, Refund refund, IEnumerable<InvoiceFact> invoices) => new(
        "exceeds-invoices",
        $"Refund {refund.Ref.Id} ({refund.Amount}) of order {order.Number} does not fit into its invoices: "
        + $"{string.Join(", ", invoices.Select(invoice => $"{invoice.Ref.Id} ({invoice.Grand})"))}, less the refunds before it.",
        "If a part of the order is not invoiced yet, replay once it is; else credit by hand and discard this entry.",
        ParkOwner.Finance);
}
