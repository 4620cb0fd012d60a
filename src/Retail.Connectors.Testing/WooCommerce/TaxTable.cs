using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>The shop's rates and which of them an address meets.</summary>
internal sealed class TaxTable(WooShopSettings settings, IReadOnlyCollection<TaxRate> rates)
{
    private static readonly string[] Roles = ["shipping", "billing"];

    /// <summary>The rates of an order's address and a tax class: the first match of each priority, simple ones first.</summary>
    public IReadOnlyList<TaxRate> RatesOf(JsonObject order, string taxClass) => Rates(Location(order), taxClass);

    /// <summary>The rates of the shop's own address, which are in its prices where those include tax.</summary>
    public IReadOnlyList<TaxRate> RatesOfShop(string taxClass) => Rates(Home(), taxClass);

    private IReadOnlyList<TaxRate> Rates((string Country, string State, string Postcode, string City) place, string taxClass)
    {
        var (country, state, postcode, city) = place;
        var name = taxClass.Length == 0 ? "standard" : taxClass;
        return
        [
            .. rates
                .Where(rate => rate.Class == name && rate.Covers(country, state, postcode, city))
                .OrderBy(rate => rate.Priority).ThenBy(rate => rate.Order).ThenBy(rate => rate.Id)
                .DistinctBy(rate => rate.Priority)
                .OrderBy(rate => rate.IsCompound),
        ];
    }

    private (string Country, string State, string Postcode, string City) Location(JsonObject order)
    {
        // Who picks the goods up is taxed where the shop is.
        var isPickedUp = (order["shipping_lines"] as JsonArray ?? []).Any(line => line?["method_id"]?.GetValue<string>() == "local_pickup");
        foreach (var role in isPickedUp ? [] : Roles)
        {
            if (order[role] is JsonObject address && Text(address, "country") is { Length: > 0 } country)
            {
                return (country, Text(address, "state"), Text(address, "postcode"), Text(address, "city"));
            }
        }

        return Home();
    }

    private (string Country, string State, string Postcode, string City) Home()
    {
        var home = settings.Country.Split(':');
        return (home[0], home.Length > 1 ? home[1] : "", settings.Postcode, settings.City);
    }

    private static string Text(JsonObject address, string name) => address[name]?.GetValue<string>() ?? "";
}
