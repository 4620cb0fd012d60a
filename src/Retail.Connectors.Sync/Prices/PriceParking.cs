using System.Globalization;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Prices;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Why prices wait for a person, in words.</summary>
internal static class PriceParking
{
    public const string CurrencyCode = "currency-differs";

    public const string EditedCode = "price-edited";

    public static ParkReason Currency(PricePolicy policy, Price price, CurrencyCode shop) => new(
        CurrencyCode,
        $"{policy.Shop} keeps its prices in {shop}, and {Name(price.PriceList)} of {policy.Source} says {price.Amount} for {price.Sku}: prices are not converted between currencies.",
        $"Name a price list in {shop}, then replay this entry.",
        ParkOwner.Commerce);

    public static ParkReason TaxUnknown(string sku, Price price, PriceBasis wanted) => new(
        "tax-rate-unknown",
        $"{Name(price.PriceList)} says {price.Amount} {(price.Basis == PriceBasis.Net ? "without" : "with")} tax for {sku}, and the shop keeps prices {(wanted == PriceBasis.Net ? "without" : "with")} it: the tax on it is not known.",
        "Give the product exactly one tax in percent at its source, or configure TaxRate; it is then tried again by itself.",
        ParkOwner.Finance);

    public static ParkReason Zero(string sku, PriceDerivation price) => new(
        "price-zero",
        $"{sku} would cost nothing: {price}. The shop keeps its price.",
        "Correct the price at its source; it is then tried again by itself. If it is to be given away, configure Zero(ZeroPrices.Publish).",
        ParkOwner.Commerce);

    public static ParkReason Negative(string sku, PriceDerivation price) => new(
        "negative-price",
        $"{sku} would cost less than nothing: {Name(price.List)} says {price.Source}. The shop keeps its price.",
        "Correct the price at its source; it is then tried again by itself.",
        ParkOwner.Commerce);

    public static ParkReason Edited(string sku, SystemName shop, ShownPrice had, ShownPrice published, ShownPrice wanted) => new(
        EditedCode,
        $"{shop} asks {had} for {sku}; {published} was published, and it is to ask {wanted}.",
        "Find out who changed it; then replay this entry to overwrite it.",
        ParkOwner.Commerce);

    public static ParkReason Refused(string sku, SystemName shop, ShownPrice wanted, EffectResult.Refused refused) => new(
        refused.Code, $"{shop} refuses to ask {wanted} for {sku}: {refused.Words}", refused.FixHint, ParkOwner.Commerce);

    public static ParkReason MassChange(PricePolicy policy, int withheld, int offered) => new(
        "price-mass-change",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{withheld} of {offered} prices in {policy.Shop} would move by more than {policy.GuardMove * 100:0.##} %. That many at a time is more often a wrong list, tax or factor than a decision: they stay as they are."),
        $"Look at the prices in {policy.Source}. If they are right, replay this entry: they are then published. If not, mend them: what moves no more is published by itself.",
        ParkOwner.Commerce);

    public static ParkReason Missing(PricePolicy policy, int lost, int offered) => new(
        "prices-missing",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{lost} of {offered} products with a published price have none any more in {Name(policy.List)} of {policy.Source}. {policy.Shop} keeps its prices."),
        "See whether the connection's user may still read prices, and whether the list is the right one; then replay this entry.",
        ParkOwner.Operations);

    public static ParkReason ListUnknown(PricePolicy policy, string list, ConnectorException exception) => new(
        "price-list-unknown",
        $"{Name(list)} cannot be read in {policy.Source}: {exception.Message} Nothing is published to {policy.Shop}.",
        "Correct the list's name in the settings or in the source, then replay this entry.",
        ParkOwner.Operations);

    public static ParkReason BasisUnknown(PricePolicy policy) => new(
        "price-basis-unknown",
        $"{policy.Shop} does not say whether its prices contain tax. Nothing is published to it.",
        "Give the connection's user the right to read the shop's settings, or configure Keeps(…); then replay this entry.",
        ParkOwner.Operations);

    public static ParkReason EndingImpossible(PricePolicy policy, ChannelPriceTerms terms) => new(
        "price-ending-impossible",
        string.Create(CultureInfo.InvariantCulture, $"Prices in {terms.Currency.Currency} have {terms.Currency.Digits} digits after the point in {policy.Shop}, and the configured endings have more."),
        "Configure endings that the currency has.",
        ParkOwner.Operations);

    private static string Name(string list) => list.Length == 0 ? "the products' own price" : $"price list '{list}'";
}
