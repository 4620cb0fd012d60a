using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reference;

/// <summary>Reference data of a shop: continents, countries, currencies.</summary>
public sealed class WooReferenceClient
{
    private readonly WooConnection _connection;

    internal WooReferenceClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the data sets there are.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooDataSet>> ListAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/data", WooJson.Default.ListWooDataSet, cancellationToken);

    /// <summary>Lists the continents with their countries and states.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooContinent>> ListContinentsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/data/continents", WooJson.Default.ListWooContinent, cancellationToken);

    /// <summary>Reads a continent.</summary>
    /// <param name="code">Its code, for example <c>eu</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooContinent> GetContinentAsync(string code, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/data/continents/" + Uri.EscapeDataString(code), WooJson.Default.WooContinent, cancellationToken);

    /// <summary>Lists the countries with their states.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooCountry>> ListCountriesAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/data/countries", WooJson.Default.ListWooCountry, cancellationToken);

    /// <summary>Reads a country.</summary>
    /// <param name="code">Its code, for example <c>de</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooCountry> GetCountryAsync(string code, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/data/countries/" + Uri.EscapeDataString(code), WooJson.Default.WooCountry, cancellationToken);

    /// <summary>Lists the currencies.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooCurrency>> ListCurrenciesAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/data/currencies", WooJson.Default.ListWooCurrency, cancellationToken);

    /// <summary>Reads a currency.</summary>
    /// <param name="code">Its code, for example <c>eur</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooCurrency> GetCurrencyAsync(string code, CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/data/currencies/" + Uri.EscapeDataString(code), WooJson.Default.WooCurrency, cancellationToken);

    /// <summary>Reads the shop's own currency.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooCurrency> GetCurrentCurrencyAsync(CancellationToken cancellationToken = default) =>
        _connection.ReadAsync("/data/currencies/current", WooJson.Default.WooCurrency, cancellationToken);
}
