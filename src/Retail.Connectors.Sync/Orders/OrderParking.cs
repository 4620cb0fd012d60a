using System.Collections.Immutable;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

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

    public static ParkReason CancelledAfterSubmission(Order order, Link document) => new(
        "cancelled-after-submission",
        $"Order {order.Number} was cancelled in the shop after it became {document.DisplayName}.",
        $"Cancel {document.DisplayName} in the ERP, then discard this entry.",
        ParkOwner.Erp);

    public static ParkReason ChangedAfterSubmission(Order order, Link document) => new(
        "changed-after-submission",
        $"Lines, charges or taxes of order {order.Number} were changed in the shop after it became {document.DisplayName}.",
        $"Bring {document.DisplayName} in line with the shop, then discard this entry.",
        ParkOwner.Erp);

    public static ParkReason GoneAfterSubmission(EntityRef source, Link document) => new(
        "gone-after-submission",
        $"{source} no longer exists in the shop, but became {document.DisplayName}.",
        $"Decide whether {document.DisplayName} stands, then discard this entry.",
        ParkOwner.Commerce);
}
