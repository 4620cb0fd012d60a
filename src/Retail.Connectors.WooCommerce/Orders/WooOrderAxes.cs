using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What a WooCommerce status says on each of the canonical order's three axes.</summary>
/// <param name="Lifecycle">Where the order stands.</param>
/// <param name="Payment">How far it is paid, before its payment date and refunds are looked at.</param>
/// <param name="Fulfilment">How far it is shipped.</param>
public readonly record struct WooOrderAxes(OrderLifecycle Lifecycle, PaymentState Payment, FulfilmentState Fulfilment);
