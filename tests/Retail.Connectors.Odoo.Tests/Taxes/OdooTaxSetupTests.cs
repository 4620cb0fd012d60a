using Retail.Connectors.Odoo.Taxes;

namespace Retail.Connectors.Odoo.Tests.Taxes;

public sealed class OdooTaxSetupTests
{
    private static readonly OdooTaxRate[] Rates =
    [
        new("3", "NY State Tax", 4m, IsCompound: false), new("4", "NYC City Tax", 4.5m, IsCompound: true), new("5", "MCTD Surcharge", 0.375m, IsCompound: false),
    ];

    [Fact]
    public async Task Ensure_Rates_WritesThemAsRecordedWithCompoundOnesLast()
    {
        using var odoo = new ScriptedOdoo().OnRecorded("300").On("account.tax/search_read", "[]").OnRecorded("301").OnRecorded("352")
            .On("product.product/search_read", """[{"id":1,"default_code":"SHIPPING"}]""").OnRecorded("311");
        await using var host = new TestHost(odoo, options => options.ExternalIdModule = "retail");

        var mapping = await host.Taxes.EnsureAsync("shop-us", Rates, 1414, TestContext.Current.CancellationToken);

        Assert.True(odoo.IsDone);
        Assert.Equal("retail.shop-us_tax_3", mapping["3"]);
        Assert.Equal(3, mapping.Count);
        Assert.Equal(
            Recording.Load("301").RequestBody.GetProperty("fields").EnumerateArray().Select(field => field.GetString()),
            odoo.BodyOf("account.tax/load")["fields"]!.AsArray().Select(field => field!.GetValue<string>()));
        Assert.Equal(
            ["retail.shop-us_tax_3", "", "retail.shop-us_tax_5", "", "retail.shop-us_tax_4", ""], odoo.Column("id", "account.tax/load"));
        Assert.Equal(["0", "", "0", "", "1", ""], odoo.Column("is_base_affected", "account.tax/load"));
        Assert.Equal(["1", "", "1", "", "1", ""], odoo.Column("include_base_amount", "account.tax/load"));
        Assert.Equal(["4", "", "0.375", "", "4.5", ""], odoo.Column("amount", "account.tax/load"));
        Assert.Equal(["0.01", "", "-0.01", ""], odoo.Column("amount", "account.tax/load", 1)[..4]);
        Assert.Equal(["retail.shop-us_tax_3_up", "", "retail.shop-us_tax_3_down", ""], odoo.Column("id", "account.tax/load", 1)[..4]);
        Assert.Equal(odoo.Column("id", "account.tax.group/load")[0], odoo.Column("tax_group_id/id", "account.tax/load", 1)[0]);
        Assert.Equal(["FEE", "ROUNDING"], odoo.Column("default_code", "product.product/load"));
        Assert.Equal(["", ""], odoo.Column("taxes_id/id", "product.product/load"));
    }

    [Fact]
    public async Task Ensure_RowRefused_ThrowsOdoosWords()
    {
        using var odoo = new ScriptedOdoo().On("account.tax.group/load", Recording.Load("042").ResponseText);
        await using var host = new TestHost(odoo);

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => host.Taxes.EnsureAsync("shop-us", Rates, 1414, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Rejected, error.Kind);
        Assert.Contains("does not seem to be a number", error.Message, StringComparison.Ordinal);
    }
}
