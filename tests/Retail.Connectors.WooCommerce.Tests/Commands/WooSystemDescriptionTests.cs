using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class WooSystemDescriptionTests : IDisposable
{
    private readonly ScriptedShop _shop = new ScriptedShop()
        .On("GET", "/system_status", """
            {"environment":{"version":"10.5.0","wp_version":"6.9"},"active_plugins":[{"name":"WooCommerce"},{"name":"Sequential Order Numbers Pro"}],
             "settings":{"currency":"EUR","number_of_decimals":2}}
            """)
        .On("GET", "/settings/tax", """[{"id":"woocommerce_tax_round_at_subtotal","value":"yes"},{"id":"woocommerce_prices_include_tax","value":"yes"}]""")
        .On("GET", "/orders", """[{"id":7,"number":"R-7","date_created":"2026-11-22T21:30:00","date_created_gmt":"2026-11-23T02:30:00"}]""")
        .On("GET", "/orders/statuses", """[{"slug":"pending","name":"x"},{"slug":"ready","name":"y"}]""")
        .On("GET", "/payment_gateways", """[{"id":"bacs","enabled":true},{"id":"cod","enabled":false}]""")
        .On("GET", "/webhooks", """[{"id":1,"status":"active","topic":"order.created"},{"id":2,"status":"disabled","topic":"order.updated"}]""");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task DescribeAsync_AllReadable_TellsSettingsCommandsAndTroubles()
    {
        await using var host = _shop.Host(options =>
        {
            options.TaxRounding = TaxRounding.PerLine;
            options.CurrencyDigits["EUR"] = 3;
        });

        var description = await host.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal("WooCommerce 10.5.0", description.Product);
        Assert.Equal(
            [
                ("currency", "EUR"), ("currency-digits", "2"), ("order-number-plugins", "Sequential Order Numbers Pro"), ("order-numbers", "own"),
                ("order-statuses", "pending, ready"), ("payment-gateways", "bacs"), ("prices-include-tax", "yes"), ("tax-rounding", "AtSubtotal"),
                ("utc-offset", "-05"), ("webhooks", "1 active, 1 disabled"), ("wordpress", "6.9"),
            ],
            description.Settings.Select(setting => (setting.Key, setting.Value)));
        Assert.Contains(description.Gaps, gap => gap.Contains("set it to AtSubtotal", StringComparison.Ordinal));
        Assert.Contains(description.Gaps, gap => gap.Contains("CurrencyDigits says 3 for EUR", StringComparison.Ordinal));
        Assert.Contains(description.Gaps, gap => gap.Contains("Webhook 2 (order.updated) is disabled", StringComparison.Ordinal));
        Assert.Equal(
            [
                ("AddOrderNote", EffectGuarantee.Lookup), ("AttachInvoice", EffectGuarantee.Lookup), ("NotifyShipment", EffectGuarantee.Lookup), ("PublishPrice", EffectGuarantee.Converging), ("PublishProduct", EffectGuarantee.Converging),
                ("PublishStock", EffectGuarantee.Converging), ("RecordRefund", EffectGuarantee.Lookup), ("SetOrderStatus", EffectGuarantee.Converging),
            ],
            description.Commands.Select(command => (command.Key, command.Value.Guarantee)));
    }

    [Fact]
    public async Task DescribeAsync_OptionsLeaveItToTheShop_NothingDisagrees()
    {
        await using var host = _shop.Host();

        var description = await host.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal("AtSubtotal", description.Settings["tax-rounding"]);
        Assert.DoesNotContain(description.Gaps, gap => gap.Contains("TaxRounding", StringComparison.Ordinal) || gap.Contains("CurrencyDigits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DescribeAsync_APartMayNotBeRead_IsAGapAndNoFailure()
    {
        var forbidden = """{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources.","data":{"status":403}}""";
        _shop.On("GET", "/settings/tax", _ => JsonNode.Parse(forbidden)!, 403).On("GET", "/webhooks", _ => JsonNode.Parse(forbidden)!, 403);
        await using var host = _shop.Host();

        var description = await host.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal("WooCommerce 10.5.0", description.Product);
        Assert.Contains(description.Gaps, gap => gap.Contains("set TaxRounding", StringComparison.Ordinal));
        Assert.Equal(2, description.Gaps.Count(gap => gap.Contains("could not be read", StringComparison.Ordinal)));
        Assert.False(description.Settings.ContainsKey("webhooks"));
    }
}
