using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Systems;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the shop is. A key without the right to ask gives a description without versions, and says so.</summary>
internal sealed class WooSystemDescription(WooConnection connection, WooCommerceOptions options) : ISystemDescription
{
    private static readonly ImmutableArray<string> Gaps =
    [
        "A webhook that failed is never sent again, and seven failures in a row disable it: orders are polled as well.",
        "Customers cannot be listed by the time of their last change.",
        "Orders that were trashed or deleted leave the list of changes without a trace.",
    ];

    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var description = new SystemDescription
        {
            Identity = options.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/'),
            Product = "WooCommerce",
            Gaps = Gaps,
        };
        try
        {
            var answer = await connection.ReadAsync(
                "/system_status", new WooParameters().Add("_fields", "environment.version,environment.wp_version,settings"), cancellationToken);
            return With(description, connection.Parse(answer, WooJson.Default.WooSystemStatus));
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Forbidden or ConnectorErrorKind.NotFound or ConnectorErrorKind.Contract)
        {
            return description with { Gaps = Gaps.Add("Its version and settings could not be read: the key's user may not manage WooCommerce.") };
        }
    }

    private SystemDescription With(SystemDescription description, WooSystemStatus status)
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        settings["tax-rounding"] = options.TaxRounding.ToString();
        Add("currency", status.Settings.Currency);
        Add("currency-digits", status.Settings.Currency.Length == 0 ? null : status.Settings.NumberOfDecimals.ToString(CultureInfo.InvariantCulture));
        Add("wordpress", status.Environment.WpVersion);
        return description with { Product = $"WooCommerce {status.Environment.Version}".TrimEnd(), Settings = settings.ToImmutable() };

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                settings[name] = value;
            }
        }
    }
}
