using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Orders;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Webhooks;
using Retail.Connectors.WooCommerce.Coupons;

namespace Retail.Connectors.WooCommerce.Tests;

public class WooCommerceOptionsTests
{
    [Fact]
    public void AddWooCommerce_Section_IsReadWhole() => TestCultures.Each(() =>
    {
        using var host = Configured(new()
        {
            ["BaseAddress"] = "https://shop.example.com/us",
            ["ConsumerKey"] = "ck_1",
            ["ConsumerSecret"] = "cs_1",
            ["WebhookSecrets:0"] = "one",
            ["WebhookSecrets:1"] = "two",
            ["ReadDeadline"] = "00:00:20",
            ["MaxConcurrency"] = "2",
            ["From"] = "2026-11-01T00:00:00+01:00",
            ["CurrencyDigits:JPY"] = "2",
            ["TaxRounding"] = "AtSubtotal",
            ["AttributeMetaKeys:0"] = "gift",
        });

        var options = Options(host);

        Assert.Equal(new Uri("https://shop.example.com/us"), options.BaseAddress);
        Assert.Equal(["one", "two"], options.WebhookSecrets);
        Assert.Equal(TimeSpan.FromSeconds(20), options.ReadDeadline);
        Assert.Equal(2, options.MaxConcurrency);
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero), options.From);
        Assert.Equal(2, options.CurrencyDigits["JPY"]);
        Assert.Equal(TaxRounding.AtSubtotal, options.TaxRounding);
        Assert.Equal(["gift"], options.AttributeMetaKeys);
        Assert.Null(options.TaxIdMetaKeys);
    });

    [Fact]
    public void AddWooCommerce_UnknownKey_FailsAndNamesIt()
    {
        using var host = Configured(new() { ["BaseAddress"] = "https://shop.example.com", ["ConsumerKay"] = "ck_1" });

        var error = Assert.ThrowsAny<InvalidOperationException>(() => Options(host));

        Assert.Contains("ConsumerKay", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AllWrong_IsToldAtOnceWithoutSecrets()
    {
        using var host = TestShop.At("http://shop.example.com", options =>
        {
            options.ConsumerKey = "ck_ line\nbreak";
            options.ConsumerSecret = string.Empty;
            options.PageSize = 101;
            options.ReadDeadline = TimeSpan.Zero;
            options.WebhookSecrets.Add(string.Empty);
            options.CurrencyDigits["yen"] = 9;
        });

        var error = Assert.Throws<OptionsValidationException>(() => Options(host));

        Assert.All(
            ["https", "ConsumerKey", "ConsumerSecret", "PageSize", "ReadDeadline", "WebhookSecrets", "CurrencyDigits:yen"],
            words => Assert.Contains(error.Failures, failure => failure.Contains(words, StringComparison.Ordinal)));
        Assert.DoesNotContain("line\nbreak", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true, true)]
    [InlineData("http://localhost:8080", true, true)]
    [InlineData("http://127.0.0.1:8080", false, false)]
    [InlineData("http://shop.example.com", true, false)]
    [InlineData("https://shop.example.com", false, true)]
    [InlineData("https://user:word@shop.example.com", false, false)]
    [InlineData("ftp://shop.example.com", false, false)]
    public void Validate_Address_IsHttpsOrThisMachine(string address, bool allowed, bool valid)
    {
        using var host = TestShop.At(address, options => options.AllowHttpToLoopback = allowed);

        var error = Record.Exception(() => Options(host));

        Assert.Equal(valid, error is null);
    }

    [Fact]
    public void AddWooCommerce_Name_IsTheKeyOfItsServices()
    {
        using var host = TestShop.At("https://shop.example.com");

        Assert.Equal(new SystemName(TestShop.Name), host.Client().Name);
        Assert.Same(host.Client(), host.Client());
        Assert.NotNull(host.GetKeyedService<IReader<Order>>(TestShop.Name));
        Assert.All(
            (object?[])
            [
                host.GetKeyedService<IChangeFeed<Order>>(TestShop.Name), host.GetKeyedService<ICensus<Order>>(TestShop.Name),
                host.GetKeyedService<IReader<Refund>>(TestShop.Name), host.GetKeyedService<IChangeFeed<Refund>>(TestShop.Name), host.GetKeyedService<ICensus<Refund>>(TestShop.Name),
                host.GetKeyedService<IReader<Product>>(TestShop.Name), host.GetKeyedService<IChangeFeed<Product>>(TestShop.Name), host.GetKeyedService<ICensus<Product>>(TestShop.Name),
                host.GetKeyedService<IReader<Customer>>(TestShop.Name), host.GetKeyedService<IChangeFeed<Customer>>(TestShop.Name), host.GetKeyedService<ICensus<Customer>>(TestShop.Name),
                host.GetKeyedService<IReader<WooCoupon>>(TestShop.Name), host.GetKeyedService<IChangeFeed<WooCoupon>>(TestShop.Name), host.GetKeyedService<ICensus<WooCoupon>>(TestShop.Name),
                host.GetKeyedService<IReader<ChannelStock>>(TestShop.Name),
            ],
            Assert.NotNull);
        Assert.NotNull(host.GetKeyedService<IWebhookReceiver>(TestShop.Name));
        Assert.NotNull(host.GetKeyedService<ISystemDescription>(TestShop.Name));
        Assert.Null(host.GetKeyedService<WooCommerceClient>("shop-de"));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddWooCommerceClient("Shop US", _ => { }));
    }

    [Fact]
    public void ToString_Options_ShowNoSecret()
    {
        var options = new WooCommerceOptions { BaseAddress = new Uri("https://shop.example.com"), ConsumerKey = TestShop.Key, ConsumerSecret = TestShop.Secret };

        Assert.Equal("WooCommerce at https://shop.example.com/", options.ToString());
    }

    private static ServiceProvider Configured(Dictionary<string, string?> values)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection()
            .AddRetailConnectors(retail => retail.AddWooCommerce(TestShop.Name, section))
            .BuildServiceProvider();
    }

    private static WooCommerceOptions Options(ServiceProvider host) =>
        host.GetRequiredService<IOptionsMonitor<WooCommerceOptions>>().Get(TestShop.Name);
}
