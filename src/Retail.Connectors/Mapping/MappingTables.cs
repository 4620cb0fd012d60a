namespace Retail.Connectors.Mapping;

/// <summary>Names of the mapping tables that the ready-made flows use; a flow of the host's own may use other names.</summary>
public static class MappingTables
{
    /// <summary>The shop's order status to a canonical one.</summary>
    public const string Status = "status";

    /// <summary>The shop's tax rate id to the target's tax.</summary>
    public const string Tax = "tax";

    /// <summary>The shop's payment method to the target's; the empty method is a value.</summary>
    public const string PaymentMethod = "payment-method";

    /// <summary>The shop's SKU to the target's; a SKU without an entry is the same in both.</summary>
    public const string Sku = "sku";

    /// <summary>The ERP's carrier to the shop's; a shipment without a carrier asks for none.</summary>
    public const string Carrier = "carrier";

    /// <summary>A warehouse or stock location of one system to the other's.</summary>
    public const string Location = "location";

    /// <summary>A group of customers of one system to the other's.</summary>
    public const string CustomerGroup = "customer-group";

    /// <summary>A category of products of one system to the other's.</summary>
    public const string Category = "category";

    /// <summary>An attribute of products of one system to the other's.</summary>
    public const string Attribute = "attribute";

    /// <summary>
    /// How far an ERP got with an order, as <c>stage/fulfilment</c> in lower case, for example <c>confirmed/part</c>, to the status in the
    /// shop; empty to leave the shop's status alone.
    /// </summary>
    public const string OrderStatus = "order-status";
}
