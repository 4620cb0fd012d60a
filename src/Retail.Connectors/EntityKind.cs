using System.Text.Json.Serialization;

namespace Retail.Connectors;

/// <summary>What sort of thing an <see cref="EntityRef"/> points to. Hosts may add kinds of their own.</summary>
/// <param name="Value">Lower-case, without '/', for example <c>order</c>.</param>
[JsonConverter(typeof(EntityKindJsonConverter))]
public readonly record struct EntityKind(string Value)
{
    /// <summary>An order as a customer placed it.</summary>
    public static EntityKind Order { get; } = new("order");

    /// <summary>A customer with an account.</summary>
    public static EntityKind Customer { get; } = new("customer");

    /// <summary>A buyer without an account, identified by what the guest policy says.</summary>
    public static EntityKind Guest { get; } = new("guest");

    /// <summary>A product or one of its variants.</summary>
    public static EntityKind Product { get; } = new("product");

    /// <summary>A coupon of a shop.</summary>
    public static EntityKind Coupon { get; } = new("coupon");

    /// <summary>A sales order in an ERP.</summary>
    public static EntityKind SalesOrder { get; } = new("sales-order");

    /// <summary>A business partner in an ERP.</summary>
    public static EntityKind Partner { get; } = new("partner");

    /// <summary>Money given back on an order.</summary>
    public static EntityKind Refund { get; } = new("refund");

    /// <summary>A movement of money from a customer.</summary>
    public static EntityKind Payment { get; } = new("payment");

    /// <summary>Goods that left a warehouse together, for example a delivery order of an ERP.</summary>
    public static EntityKind Shipment { get; } = new("shipment");

    /// <summary>Goods that came back.</summary>
    public static EntityKind Return { get; } = new("return");

    /// <summary>An invoice in an ERP.</summary>
    public static EntityKind Invoice { get; } = new("invoice");

    /// <summary>A credit note in an ERP.</summary>
    public static EntityKind CreditNote { get; } = new("credit-note");

    /// <summary>A place that keeps goods.</summary>
    public static EntityKind Location { get; } = new("location");

    /// <summary>A named set of prices.</summary>
    public static EntityKind PriceList { get; } = new("price-list");

    /// <summary>A change feed, so that polling it is a piece of work like any other.</summary>
    public static EntityKind Feed { get; } = new("feed");

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
