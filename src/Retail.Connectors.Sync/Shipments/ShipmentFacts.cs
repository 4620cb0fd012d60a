using System.Collections.Immutable;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Progress;

namespace Retail.Connectors.Sync.Shipments;

/// <summary>What is known of the orders behind a shipment.</summary>
/// <param name="Linked">The shop's orders that became the shipment's sales order.</param>
/// <param name="Orders">Those that the shop still has.</param>
/// <param name="Document">The sales order; null if the ERP does not have it any more, or it is of no interest.</param>
internal sealed record ShipmentFacts(LinkedOrders Linked, ImmutableArray<ShippedOrder> Orders, SalesOrder? Document);

/// <summary>One order with its link to the sales order.</summary>
/// <param name="Link">Its lines are the shop's line ids with the ERP's.</param>
/// <param name="Order">The order as the shop has it now.</param>
internal sealed record ShippedOrder(Link Link, Order Order);
