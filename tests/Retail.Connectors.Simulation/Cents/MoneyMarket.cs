namespace Retail.Connectors.Simulation.Cents;

/// <summary>Where a shop sells: its currency, and the rates its customers pay.</summary>
/// <param name="Country">Country and state of shop and customers, as WooCommerce writes them.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Digits">Digits of the minor unit.</param>
/// <param name="Level">What a price of about one is multiplied with.</param>
/// <param name="Rates">The rates: class, percent, whether compound, whether on shipping; the first is number 1.</param>
internal sealed record MoneyMarket(
    string Country, string Currency, int Digits, decimal Level, params MoneyRate[] Rates)
{
    public static IReadOnlyList<MoneyMarket> All { get; } =
    [
        new("US:CA", "USD", 2, 1m, new("standard", "7.2500"), new("standard", "2.2500", IsCompound: true), new("reduced-rate", "1.0000", IsOnShipping: false)),
        new("US:NY", "USD", 2, 1m, new("standard", "4.0000"), new("standard", "0.3750", IsOnShipping: false), new("standard", "4.5000", IsCompound: true, IsOnShipping: false), new("reduced-rate", "0.0000")),
        new("US:OR", "USD", 2, 1m),
        new("DE", "EUR", 2, 0.9m, new("standard", "19.0000"), new("reduced-rate", "7.0000")),
        new("FR", "EUR", 2, 0.9m, new("standard", "20.0000"), new("reduced-rate", "5.5000")),
        new("CA:QC", "CAD", 2, 1.3m, new("standard", "5.0000"), new("standard", "9.9750"), new("reduced-rate", "5.0000")),
        new("JP", "JPY", 0, 150m, new("standard", "10.0000"), new("reduced-rate", "8.0000")),
        new("KW", "KWD", 3, 0.3m, new("standard", "5.0000"), new("standard", "1.5000", IsCompound: true), new("reduced-rate", "2.0000")),
    ];
}
