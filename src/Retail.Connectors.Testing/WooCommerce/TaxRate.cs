using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>A tax rate of the shop, as far as the arithmetic needs it.</summary>
/// <param name="Id">The rate's id, <c>rate_id</c> of an order's tax lines.</param>
/// <param name="Percent">The rate in per cent.</param>
/// <param name="IsCompound">Whether it is charged on the simple taxes as well.</param>
internal sealed record TaxRate(long Id, decimal Percent, bool IsCompound)
{
    public string Country { get; init; } = "";

    public string State { get; init; } = "";

    public IReadOnlyList<string> Cities { get; init; } = [];

    public IReadOnlyList<string> Postcodes { get; init; } = [];

    public string Label { get; init; } = "";

    public string Class { get; init; } = "standard";

    public int Priority { get; init; } = 1;

    public int Order { get; init; }

    public bool Shipping { get; init; } = true;

    /// <summary>Country, state, label and priority, as an order's tax line shows them.</summary>
    public string Code => string.Create(
        CultureInfo.InvariantCulture,
        $"{Country}{(State.Length > 0 ? "-" : "")}{State}-{Label.ToUpperInvariant()}-{Priority}");

    public static TaxRate From(JsonObject tax) => new(
        WooIds.Read(tax["id"]),
        Money.Read(tax["rate"]),
        tax["compound"]!.GetValue<bool>())
    {
        Country = Text(tax, "country"),
        State = Text(tax, "state"),
        Cities = Texts(tax, "cities"),
        Postcodes = Texts(tax, "postcodes"),
        Label = Text(tax, "name"),
        Class = Text(tax, "class"),
        Priority = (int)WooIds.Read(tax["priority"]),
        Order = (int)WooIds.Read(tax["order"]),
        Shipping = tax["shipping"]!.GetValue<bool>(),
    };

    public bool Covers(string country, string state, string postcode, string city)
        => (Country.Length == 0 || Country == country)
            && (State.Length == 0 || State == state)
            && (Cities.Count == 0 || Cities.Contains(city.ToUpperInvariant(), StringComparer.Ordinal))
            && (Postcodes.Count == 0 || Postcodes.Any(pattern => Matches(pattern, postcode)));

    private static bool Matches(string pattern, string postcode)
    {
        var range = pattern.Split("...");
        if (range.Length == 2)
        {
            return long.TryParse(range[0], CultureInfo.InvariantCulture, out var from)
                && long.TryParse(range[1], CultureInfo.InvariantCulture, out var to)
                && long.TryParse(postcode, CultureInfo.InvariantCulture, out var code)
                && code >= from && code <= to;
        }

        return pattern.EndsWith('*')
            ? postcode.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(pattern, postcode, StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(JsonObject tax, string name) => tax[name]?.GetValue<string>() ?? "";

    private static string[] Texts(JsonObject tax, string name)
        => tax[name] is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : [];
}
