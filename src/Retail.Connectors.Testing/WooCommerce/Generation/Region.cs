namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Where a generated order goes, what it is paid in and how it is taxed.</summary>
/// <param name="Country">ISO 3166.</param>
/// <param name="State">The state's code, or nothing.</param>
/// <param name="City">The city.</param>
/// <param name="Postcode">The postcode.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Gross">Whether prices include tax.</param>
/// <param name="Standard">The rates of the standard class; simple ones first.</param>
/// <param name="Reduced">The rates of the reduced class.</param>
internal sealed record Region(
    string Country,
    string State,
    string City,
    string Postcode,
    string Currency,
    bool Gross,
    IReadOnlyList<TaxRate> Standard,
    IReadOnlyList<TaxRate> Reduced)
{
    private static readonly TaxRate California = Simple(1, "US", "CA", "CA State Tax", 7.25m);
    private static readonly TaxRate LosAngeles = Simple(2, "US", "CA", "LA City Tax", 2.25m) with { IsCompound = true, Priority = 2, Cities = ["LOS ANGELES"] };
    private static readonly TaxRate NewYork = Simple(3, "US", "NY", "NY State Tax", 4m);
    private static readonly TaxRate NewYorkCity = Simple(4, "US", "NY", "NYC City Tax", 4.5m) with { IsCompound = true, Priority = 2, Shipping = false, Cities = ["NEW YORK"] };
    private static readonly TaxRate Commuters = Simple(5, "US", "NY", "MCTD “Surcharge” & Co", 0.375m) with { Priority = 3, Shipping = false, Cities = ["NEW YORK"] };
    private static readonly TaxRate Texas = Simple(6, "US", "TX", "TX Tax", 6.25m);
    private static readonly TaxRate Austin = Simple(7, "US", "TX", "Austin Tax", 2m) with { Priority = 2, Cities = ["AUSTIN"] };
    private static readonly TaxRate ReducedCalifornia = Simple(8, "US", "CA", "CA Reduced", 1m) with { Class = "reduced-rate", Shipping = false };
    private static readonly TaxRate ZeroNewYork = Simple(9, "US", "NY", "NY Zero", 0m) with { Class = "reduced-rate", Shipping = false };
    private static readonly TaxRate Germany = Simple(20, "DE", "", "MwSt.", 19m);
    private static readonly TaxRate ReducedGermany = Simple(21, "DE", "", "MwSt. ermäßigt", 7m) with { Class = "reduced-rate" };
    private static readonly TaxRate France = Simple(22, "FR", "", "TVA", 20m);
    private static readonly TaxRate ReducedFrance = Simple(23, "FR", "", "TVA réduite", 5.5m) with { Class = "reduced-rate" };
    private static readonly TaxRate Japan = Simple(24, "JP", "", "消費税", 10m);
    private static readonly TaxRate ReducedJapan = Simple(25, "JP", "", "軽減税率", 8m) with { Class = "reduced-rate" };
    private static readonly TaxRate Kuwait = Simple(26, "KW", "", "ضريبة", 5m);
    private static readonly TaxRate KuwaitCompound = Simple(27, "KW", "", "KW Levy", 1.5m) with { IsCompound = true, Priority = 2, Cities = ["KUWAIT CITY"] };

    /// <summary>All regions; each equally likely.</summary>
    public static IReadOnlyList<Region> All { get; } =
    [
        new("US", "CA", "Los Angeles", "90001", "USD", false, [California, LosAngeles], [ReducedCalifornia]),
        new("US", "CA", "Fresno", "93650", "USD", false, [California], [ReducedCalifornia]),
        new("US", "NY", "New York", "10001", "USD", false, [NewYork, Commuters, NewYorkCity], [ZeroNewYork]),
        new("US", "TX", "Austin", "73301", "USD", false, [Texas, Austin], []),
        new("US", "OR", "Portland", "97201", "USD", false, [], []),
        new("GB", "", "London", "SW1A 1AA", "USD", false, [], []),
        new("DE", "", "Köln", "50667", "EUR", true, [Germany], [ReducedGermany]),
        new("DE", "", "München", "80331", "EUR", false, [Germany], [ReducedGermany]),
        new("FR", "", "Besançon", "25000", "EUR", true, [France], [ReducedFrance]),
        new("JP", "JP13", "千代田区", "100-0001", "JPY", true, [Japan], [ReducedJapan]),
        new("JP", "JP27", "大阪市", "530-0001", "JPY", false, [Japan], [ReducedJapan]),
        new("KW", "", "Al Jahra", "01001", "KWD", false, [Kuwait], []),
        new("KW", "", "Kuwait City", "15000", "KWD", true, [Kuwait, KuwaitCompound], []),
    ];

    /// <summary>All rates of all regions, by id.</summary>
    public static IReadOnlyList<TaxRate> Rates { get; } =
        [.. All.SelectMany(region => region.Standard.Concat(region.Reduced)).DistinctBy(rate => rate.Id).OrderBy(rate => rate.Id)];

    /// <summary>The decimals of the currency.</summary>
    public int Digits => Currency switch { "JPY" => 0, "KWD" => 3, _ => 2 };

    /// <summary>The currency's sign.</summary>
    public string Symbol => Currency switch { "JPY" => "¥", "KWD" => "د.ك", "EUR" => "€", _ => "$" };

    /// <summary>What a price of the catalogue is multiplied with.</summary>
    public decimal PriceLevel => Currency switch { "JPY" => 150m, "KWD" => 0.3m, "EUR" => 0.9m, _ => 1m };

    private static TaxRate Simple(long id, string country, string state, string label, decimal percent)
        => new(id, percent, IsCompound: false) { Country = country, State = state, Label = label, Order = (int)id };
}
