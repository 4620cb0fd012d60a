using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Returns;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Tests;

/// <summary>What a host gets, and what it is told when something is missing.</summary>
public sealed class RegistrationTests
{
    private static readonly Dictionary<string, string?> Valid = new(StringComparer.Ordinal)
    {
        ["BaseAddress"] = "https://erp.example.com", ["Database"] = "live", ["User"] = "connector", ["Password"] = "secret", ["CompanyId"] = "1",
    };

    [Fact]
    public void AddTryton_Configured_RegistersAllServicesUnderTheName()
    {
        using var services = Compose(Valid);
        Type[] all =
        [
            typeof(TrytonClient), typeof(TrytonTaxSetup), typeof(ICommandHandler<EnsureCustomer>), typeof(ICommandHandler<SubmitOrder>), typeof(ICommandHandler<AmendOrder>),
            typeof(ICommandHandler<CancelOrder>), typeof(ICommandHandler<PostInvoice>), typeof(ICommandHandler<PostPayment>), typeof(ICommandHandler<PostCredit>),
            typeof(ICommandHandler<ReceiveReturn>), typeof(IReader<Product>), typeof(IReader<Customer>), typeof(IReader<SalesOrder>), typeof(IReader<Shipment>), typeof(IReader<Invoice>),
            typeof(IReader<CreditNote>), typeof(IReader<StockLevel>), typeof(IChangeFeed<Product>), typeof(IChangeFeed<Customer>), typeof(IChangeFeed<SalesOrder>),
            typeof(IChangeFeed<Shipment>), typeof(IChangeFeed<Invoice>), typeof(IChangeFeed<CreditNote>), typeof(IChangeFeed<StockLevel>), typeof(ICensus<Product>),
            typeof(ICensus<Customer>), typeof(ICensus<SalesOrder>), typeof(ICensus<Shipment>), typeof(ICensus<Invoice>), typeof(ICensus<CreditNote>), typeof(IStockSource),
            typeof(IPriceSource), typeof(IPriceListWatch), typeof(IDocumentIndex), typeof(IProbe), typeof(ISystemDescription),
        ];

        Assert.All(all, type => Assert.NotNull(services.GetRequiredKeyedService(type, Shop.Erp)));
    }

    [Theory]
    [InlineData("CompanyId", null, "CompanyId")]
    [InlineData("BaseAddress", "http://erp.example.com", "BaseAddress")]
    [InlineData("Database", "", "Database")]
    [InlineData("User", "a:b", "User")]
    [InlineData("Password", "", "Password")]
    [InlineData("SettleAfter", "00:00:01", "SettleAfter")]
    [InlineData("PageSize", "0", "PageSize")]
    [InlineData("OrderStage", "Posted", "OrderStage")]
    [InlineData("RoundingTaxUpSuffix", "_down", "RoundingTaxUpSuffix")]
    public void AddTryton_WrongOption_IsNamed(string option, string? value, string named)
    {
        var settings = new Dictionary<string, string?>(Valid, StringComparer.Ordinal) { [option] = value };
        using var services = Compose(settings);

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptionsMonitor<TrytonOptions>>().Get(Shop.Erp));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTryton_UnknownKey_Fails()
    {
        using var services = Compose(new Dictionary<string, string?>(Valid, StringComparer.Ordinal) { ["Databse"] = "x" });

        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IOptionsMonitor<TrytonOptions>>().Get(Shop.Erp));
    }

    [Fact]
    public void Create_WithoutAHost_GivesAClientOrSaysWhatIsMissing()
    {
        using var client = TrytonClient.Create(
            new TrytonOptions { BaseAddress = new Uri("https://erp.example.com"), Database = "live", User = "me", Password = "secret" }, Shop.Erp);

        Assert.Equal(Shop.Erp, client.System.Value);
        Assert.Throws<OptionsValidationException>(() => TrytonClient.Create(new TrytonOptions(), Shop.Erp));
    }

    private static ServiceProvider Compose(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services.AddRetailConnectors(retail => retail.AddTryton(Shop.Erp, configuration));
        return services.BuildServiceProvider();
    }
}
