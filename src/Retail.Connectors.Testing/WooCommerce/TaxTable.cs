using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>The shop's rates and which of them an address meets.</summary>
internal sealed class TaxTable(WooShopSettings settings, IReadOnlyCollection<TaxRate> rates)
{
    /// <summary>The rates of an order's address and a tax class: the first match of each priority, simple ones first.</summary>
    public IReadOnlyList<TaxRate> RatesOf(JsonObject order, string taxClass)
    {
        var (country, state, postcode, city) = Location(order);
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
        foreach (var role in new[] { "shipping", "billing" })
        {
            if (order[role] is JsonObject address && Text(address, "country") is { Length: > 0 } country)
            {
                return (country, Text(address, "state"), Text(address, "postcode"), Text(address, "city"));
            }
        }

        var home = settings.Country.Split(':');
        return (home[0], home.Length > 1 ? home[1] : "", settings.Postcode, settings.City);
    }

    private static string Text(JsonObject address, string name) => address[name]?.GetValue<string>() ?? "";
}
