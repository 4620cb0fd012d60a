namespace Retail.Connectors.Mapping;

/// <summary>Names of the mapping tables that the ready-made flows use.</summary>
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

    /// <summary>The source's product category to the shop's.</summary>
    public const string Category = "category";

    /// <summary>The source's name of a product attribute to the shop's.</summary>
    public const string Attribute = "attribute";
}
