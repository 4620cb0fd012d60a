namespace Retail.Connectors.Pipelines.Links;

/// <summary>What one record is to another.</summary>
/// <param name="Value">Lower-case, for example <c>sales-order</c>.</param>
public readonly record struct LinkRole(string Value)
{
    /// <summary>The sales order that an order became.</summary>
    public static LinkRole SalesOrder { get; } = new("sales-order");

    /// <summary>The business partner that a customer became.</summary>
    public static LinkRole Partner { get; } = new("partner");

    /// <summary>The invoice over an order.</summary>
    public static LinkRole Invoice { get; } = new("invoice");

    /// <summary>The payment in the books that a payment became.</summary>
    public static LinkRole Payment { get; } = new("payment");

    /// <summary>The credit note that a refund became, or that took an order's money back.</summary>
    public static LinkRole CreditNote { get; } = new("credit-note");

    /// <summary>The refund that a credit note became.</summary>
    public static LinkRole Refund { get; } = new("refund");

    /// <summary>The receipt of goods that came back.</summary>
    public static LinkRole Return { get; } = new("return");

    /// <summary>The shipment that the shop was told of.</summary>
    public static LinkRole Shipment { get; } = new("shipment");

    /// <summary>The product that a product became.</summary>
    public static LinkRole Product { get; } = new("product");

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
