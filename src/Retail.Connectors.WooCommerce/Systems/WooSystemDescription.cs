using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Settings;
using Retail.Connectors.WooCommerce.Webhooks;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the shop is. What the key has no right to ask is left out, and a gap says so.</summary>
internal sealed class WooSystemDescription(WooCommerceClient shop, ImmutableSortedDictionary<string, EffectTraits> commands, Func<string?> optionsProblem) : ISystemDescription
{
    private static readonly ImmutableArray<string> Gaps =
    [
        "A webhook that failed is never sent again, and seven failures in a row disable it: orders are polled as well.",
        "Customers cannot be listed by the time of their last change: they are swept.",
        "A refund that was deleted moves no date: only the census finds it.",
        "Orders that were trashed or deleted leave the list of changes without a trace.",
        "Stock is written as an absolute number: what the shop sold since the number was made is overwritten.",
        "A refund puts all its units back into stock or none: where only some lines restock, the others are recorded as money.",
    ];

    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var product = "WooCommerce";
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["tax-rounding"] = (shop.Options.TaxRounding ?? TaxRounding.PerLine).ToString() };
        var gaps = Gaps.ToBuilder();
        if (optionsProblem() is { } problem)
        {
            gaps.Add($"Its options were set anew and are wrong, the last good ones are in use: {problem}");
        }

        if (await TryAsync("Its version and settings", shop.System.GetStatusAsync(["environment.version", "environment.wp_version", "settings", "active_plugins"], cancellationToken), gaps) is { } status)
        {
            product = $"WooCommerce {status.Environment.Version}".TrimEnd();
            Status(status, settings);
            Digits(status.Settings, gaps);
        }

        if (await TryAsync("Its tax settings", shop.Settings.ListAsync("tax", cancellationToken), gaps) is { } taxes)
        {
            Taxes(taxes, settings, gaps);
        }
        else if (shop.Options.TaxRounding is null)
        {
            gaps.Add("Where the shop rounds tax is unknown, and per line is assumed: set TaxRounding, or let the key's user manage WooCommerce.");
        }

        if (await TryAsync("Its latest order", LatestAsync(cancellationToken), gaps) is { } latest)
        {
            Latest(latest, settings);
        }

        if (await TryAsync("Its statuses of orders", shop.Orders.ListStatusesAsync(cancellationToken), gaps) is { } statuses)
        {
            settings["order-statuses"] = string.Join(", ", statuses.Select(known => known.Slug));
        }

        if (await TryAsync("Its payment gateways", shop.PaymentGateways.ListAsync(cancellationToken), gaps) is { } gateways)
        {
            settings["payment-gateways"] = string.Join(", ", gateways.Where(gateway => gateway.Enabled).Select(gateway => gateway.Id));
        }

        if (await TryAsync("Its webhooks", shop.Webhooks.ListAsync(null, cancellationToken).ToListAsync(cancellationToken).AsTask(), gaps) is { } webhooks)
        {
            Webhooks(webhooks, settings, gaps);
        }

        return new SystemDescription
        {
            Identity = shop.Options.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/'),
            Product = product,
            Commands = commands,
            Settings = settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Gaps = gaps.ToImmutable(),
        };
    }

    private static async Task<T?> TryAsync<T>(string what, Task<T> read, ImmutableArray<string>.Builder gaps)
        where T : class
    {
        try
        {
            return await read;
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Forbidden or ConnectorErrorKind.NotFound or ConnectorErrorKind.Contract)
        {
            gaps.Add($"{what} could not be read: the key's user may not manage WooCommerce.");
            return null;
        }
    }

    private static void Status(WooSystemStatus status, SortedDictionary<string, string> settings)
    {
        Add("currency", status.Settings.Currency);
        Add("currency-digits", status.Settings.Currency.Length == 0 ? string.Empty : status.Settings.NumberOfDecimals.ToString(CultureInfo.InvariantCulture));
        Add("wordpress", status.Environment.WpVersion);
        Add("order-storage", status.Settings.OrderDatastore.Split('\\')[^1]);
        Add("order-number-plugins", string.Join(", ", status.ActivePlugins.Select(plugin => plugin.Name).Where(IsForNumbers)));

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                settings[name] = value;
            }
        }
    }

    private void Digits(WooShopSettings shown, ImmutableArray<string>.Builder gaps)
    {
        if (shop.Options.CurrencyDigits.TryGetValue(shown.Currency, out var option) && option != shown.NumberOfDecimals)
        {
            gaps.Add(string.Create(CultureInfo.InvariantCulture,
                $"The shop shows {shown.NumberOfDecimals} digits after the point, and CurrencyDigits says {option} for {shown.Currency}: correct one of the two."));
        }
    }

    /// <summary>A hint only: such plugins have no mark of their own.</summary>
    private static bool IsForNumbers(string plugin) =>
        plugin.Contains("order number", StringComparison.OrdinalIgnoreCase) || plugin.Contains("sequential order", StringComparison.OrdinalIgnoreCase);

    private void Taxes(IReadOnlyList<WooSetting> taxes, SortedDictionary<string, string> settings, ImmutableArray<string>.Builder gaps)
    {
        var rounding = IsYes("woocommerce_tax_round_at_subtotal") ? TaxRounding.AtSubtotal : TaxRounding.PerLine;
        settings["prices-include-tax"] = IsYes("woocommerce_prices_include_tax") ? "yes" : "no";
        settings["tax-rounding"] = rounding.ToString();
        if (shop.Options.TaxRounding is { } option && rounding != option)
        {
            gaps.Add($"The shop rounds tax {(rounding == TaxRounding.PerLine ? "per line" : "at the subtotal")}, and TaxRounding says {option}: set it to {rounding}, or leave it out.");
        }

        bool IsYes(string id) => taxes.Any(setting => setting.Id == id && setting.Value is { ValueKind: JsonValueKind.String } value && value.GetString() == "yes");
    }

    /// <summary>The shop tells its time zone nowhere else than in the two times of a record.</summary>
    private static void Latest(List<WooOrder> orders, SortedDictionary<string, string> settings)
    {
        if (orders is not [var order, ..])
        {
            return;
        }

        settings["order-numbers"] = order.Number.Length == 0 || order.Number == WooTarget.Text(order.Id) ? "ids" : "own";
        if (order is { DateCreated: { } local, DateCreatedGmt: { } moment })
        {
            var seconds = (int)(local.InUtc().ToInstant() - moment).TotalSeconds;
            settings["utc-offset"] = OffsetPattern.GeneralInvariant.Format(Offset.FromSeconds(Math.Clamp(seconds, Offset.MinValue.Seconds, Offset.MaxValue.Seconds)));
        }
    }

    private async Task<List<WooOrder>> LatestAsync(CancellationToken cancellationToken)
    {
        var query = new WooParameters().Add("per_page", 1).Add("orderby", "id").Add("order", "desc").Add("_fields", "id,number,date_created,date_created_gmt");
        var connection = shop.Orders.Connection;
        return connection.Parse(await connection.ReadAsync(shop.Orders.Path, query, cancellationToken), WooJson.Default.ListWooOrder);
    }

    private static void Webhooks(List<WooWebhook> webhooks, SortedDictionary<string, string> settings, ImmutableArray<string>.Builder gaps)
    {
        settings["webhooks"] = string.Join(", ", webhooks.GroupBy(webhook => webhook.Status, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
        gaps.AddRange(webhooks.Where(webhook => webhook.Status == "disabled")
            .Select(webhook => string.Create(CultureInfo.InvariantCulture, $"Webhook {webhook.Id} ({webhook.Topic}) is disabled: after failures the shop stopped sending it.")));
    }
}
