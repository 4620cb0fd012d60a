using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests;

public sealed class RegistrationTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["BaseAddress"] = "https://odoo.example", ["Database"] = "rig", ["ApiKey"] = "key", ["CompanyId"] = "2",
        ["PriceLists:EUR"] = "retail.pricelist_eur", ["WriteDeadline"] = "00:01:30",
    };

    [Fact]
    public async Task AddOdoo_Section_BindsAllOptions()
    {
        await using var services = Compose(Valid);

        var options = services.GetRequiredService<IOptionsMonitor<OdooOptions>>().Get("erp-us");

        Assert.Equal("retail.pricelist_eur", options.PriceLists["EUR"]);
        Assert.Equal(TimeSpan.FromSeconds(90), options.WriteDeadline);
        Assert.Equal(EffectGuarantee.Enforced, services.GetRequiredKeyedService<ICommandHandler<SubmitOrder>>("erp-us").Traits.Guarantee);
        Assert.Equal(EffectGuarantee.Enforced, services.GetRequiredKeyedService<ICommandHandler<EnsureCustomer>>("erp-us").Traits.Guarantee);
    }

    [Theory]
    [InlineData("WriteDeadline", "00:00:12", "WriteDeadline")]
    [InlineData("BaseAddress", "http://odoo.example", "BaseAddress")]
    [InlineData("BaseAddress", "http://localhost:8069", "BaseAddress")]
    [InlineData("CompanyId", null, "CompanyId")]
    [InlineData("Database", "", "Database")]
    [InlineData("ApiKey", "a b", "ApiKey")]
    [InlineData("ExternalIdModule", "a.b", "ExternalIdModule")]
    [InlineData("PriceLists:EUR", "pricelist", "PriceLists")]
    [InlineData("MaxConcurrency", "0", "MaxConcurrency")]
    [InlineData("RoundingTaxDownSuffix", "_up", "RoundingTaxDownSuffix")]
    public async Task AddOdoo_BadSetting_FailsAndNamesIt(string key, string? value, string named)
    {
        await using var services = Compose(new Dictionary<string, string?>(Valid) { [key] = value });

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptionsMonitor<OdooOptions>>().Get("erp-us"));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddOdoo_UnknownKey_Fails()
    {
        await using var services = Compose(new Dictionary<string, string?>(Valid) { ["Databse"] = "rig" });

        var error = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IOptionsMonitor<OdooOptions>>().Get("erp-us"));

        Assert.Contains("Databse", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_RoundGlobally_SaysSoAndIdentifiesTheCompany()
    {
        using var odoo = new ScriptedOdoo()
            .On("/web/version", Recording.Load("001").ResponseText).OnRecorded("304")
            .On("ir.config_parameter/get_param", Recording.Load("369").ResponseText, 403);
        await using var host = new TestHost(odoo);

        var description = await host.Description.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Odoo 19.0", description.Product);
        Assert.Equal("https://odoo.example rig company 2", description.Identity);
        Assert.Equal("USD", description.Settings["currency"]);
        Assert.Equal("round_globally", description.Settings["tax_calculation_rounding_method"]);
        Assert.Contains(description.Gaps, gap => gap.Contains("round per line", StringComparison.Ordinal));
        Assert.True(description.Commands[nameof(SubmitOrder)].HasSideEffects);
    }

    [Fact]
    public async Task Call_WithoutIds_IsRefusedBeforeItIsSent()
    {
        using var odoo = new ScriptedOdoo();
        await using var host = new TestHost(odoo);

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.CallAsync("sale.order", "action_confirm", [], null, TestContext.Current.CancellationToken));

        Assert.Empty(odoo.Calls);
    }

    private static ServiceProvider Compose(Dictionary<string, string?> settings)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddOdoo("erp-us", section));
        return services.BuildServiceProvider();
    }
}
