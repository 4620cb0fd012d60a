namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Why a generated order cannot be mapped until an operator does something.</summary>
public enum UnmappableReason
{
    /// <summary>A line's SKU, and its product id, are in no catalogue.</summary>
    UnknownSku,

    /// <summary>The payment method is one nobody heard of.</summary>
    UnknownPaymentMethod,

    /// <summary>The status is a plugin's own.</summary>
    UnknownStatus,

    /// <summary>A tax rate's id is not among the shop's rates.</summary>
    UnknownTaxRate,
}
