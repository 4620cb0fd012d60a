using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Taxes;

/// <summary>Which tax rates to list. Everything left out does not narrow the list.</summary>
public sealed record WooTaxRateQuery
{
    /// <summary>Of this class, <c>standard</c> for the standard one; null for any.</summary>
    public string? Class { get; init; }

    internal WooParameters Parameters() => new WooParameters()
        .Add("class", Class);
}
