using System.Globalization;
using System.Text.Json;
using NodaTime;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Settings;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>
/// Reads the shop's settings of money once an hour, as far as the options leave something open. A key that may not read
/// settings is no failure: the options and WooCommerce's defaults hold then, and the system's description says so.
/// </summary>
internal sealed class WooSettingsSource(WooSettingsClient settings, WooConnection connection, WooCommerceOptions options)
{
    private static readonly Duration Age = Duration.FromHours(1);
    private Known? _known;

    /// <summary>The settings, at most an hour old.</summary>
    public async ValueTask<WooMoneySettings> GetAsync(CancellationToken cancellationToken)
    {
        if (options is { TaxRounding: not null, CurrencyDigits.Count: > 0 })
        {
            return WooMoneySettings.Unread;
        }

        var now = connection.Now;
        if (Volatile.Read(ref _known) is { } known && now - known.At < Age)
        {
            return known.Settings;
        }

        var read = await ReadAsync(cancellationToken);
        Volatile.Write(ref _known, new Known(read, now));
        return read;
    }

    /// <summary>The settings as they are now.</summary>
    public async Task<WooMoneySettings> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Of([.. await settings.ListAsync("tax", cancellationToken), .. await settings.ListAsync("general", cancellationToken)]);
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Forbidden or ConnectorErrorKind.NotFound)
        {
            return WooMoneySettings.Unread;
        }
    }

    private static WooMoneySettings Of(List<WooSetting> all) => new(
        Text(all, "woocommerce_tax_round_at_subtotal") switch { "yes" => TaxRounding.AtSubtotal, "no" => TaxRounding.PerLine, _ => null },
        Text(all, "woocommerce_prices_include_tax") switch { "yes" => PriceBasis.Gross, "no" => PriceBasis.Net, _ => null },
        Text(all, "woocommerce_currency"),
        int.TryParse(Text(all, "woocommerce_price_num_decimals"), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 8 ? digits : null);

    private static string? Text(List<WooSetting> all, string id) => all.Find(setting => setting.Id == id)?.Value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private sealed record Known(WooMoneySettings Settings, Instant At);
}
