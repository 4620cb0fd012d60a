using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Orders;

/// <summary>Why orders wait for a person, in words.</summary>
internal static class OrderParking
{
    public static ParkReason MissingMappings(Order order, ImmutableArray<MissingMapping> missing) => new(
        "missing-mapping",
        $"Order {order.Number} cannot be submitted: {string.Join("; ", missing)}.",
        $"Map {string.Join(", ", missing.Select(item => $"{item.Table} '{item.Value}'"))}: saved at run time it is tried again by itself; after a change of the configuration, replay.",
        missing.Any(item => item.Table == MappingTables.Tax) ? ParkOwner.Finance : ParkOwner.Commerce)
    {
        Missing = missing,
    };

    public static ParkReason DoesNotAddUp(Order order, ImmutableArray<OrderDiscrepancy> discrepancies) => new(
        "order-does-not-add-up",
        $"The shop's own amounts of order {order.Number} disagree: {string.Join("; ", discrepancies)}.",
        "Correct the order in the shop; it is then tried again by itself.",
        ParkOwner.Finance);

    public static ParkReason CancelledAfterSubmission(Order order, string documents) => new(
        "cancelled-after-submission",
        $"Order {order.Number} was cancelled in the shop after it became {documents}.",
        $"Cancel {documents} in the ERP, then discard this entry.",
        ParkOwner.Erp);

    public static ParkReason ChangedAfterSubmission(Order order, string documents) => new(
        "changed-after-submission",
        $"Lines, charges or taxes of order {order.Number} were changed in the shop after it became {documents}.",
        $"Bring {documents} in line with the shop, then discard this entry.",
        ParkOwner.Erp);

    public static ParkReason ChangedAfterRefund(Order order, ImmutableArray<Refund> refunds, string documents) => new(
        "changed-after-refund",
        $"Order {order.Number} was changed in the shop after {string.Join(", ", refunds.Select(refund => $"refund {refund.Ref.Id}"))} had reduced {documents}, and what is left of it now cannot be told.",
        $"Bring {documents} in line with the order less its refunds, then discard this entry.",
        ParkOwner.Erp);

    public static ParkReason GoneAfterSubmission(EntityRef source, string documents) => new(
        "gone-after-submission",
        $"{source} no longer exists in the shop, but became {documents}.",
        $"Decide whether {documents} stands, then discard this entry.",
        ParkOwner.Commerce);

    public static ParkReason GuestNotAllowed(Order order) => new(
        "guest-not-allowed",
        $"Order {order.Number} was placed without an account, and guests become no customers of the ERP.",
        "Give the order to an account in the shop, or allow guests in the flow's customer policy, then replay.",
        ParkOwner.Commerce);

    public static ParkReason CannotBeRouted(Order order, SystemName erp, string words) => new(
        "cannot-be-routed",
        $"Order {order.Number} cannot be split for {erp}: {words}.",
        "Correct the order, or the routing rule of the host, then replay.",
        ParkOwner.Operations);
}
