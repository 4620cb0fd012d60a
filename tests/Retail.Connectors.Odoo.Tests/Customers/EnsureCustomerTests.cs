using NodaTime;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Tests.Orders;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Customers;

public sealed class EnsureCustomerTests
{
    private static readonly Address Home = new()
    {
        FirstName = "José", LastName = "van der Berg", Line1 = "101 Main St", City = "New York", Region = "NY", PostalCode = "10001", Country = "US",
    };

    private static readonly EnsureCustomer Command = CommandFor(new Customer
    {
        Ref = new EntityRef("shop-us", EntityKind.Customer, "3"),
        Name = "José van der Berg",
        Company = "ACME & Söhne \"0\"",
        Email = "buyer01@example.com",
        Phone = "+1 555 0101",
        TaxId = new TaxId("12-3456789", "US"),
        Address = Home with { Company = "ACME & Söhne \"0\"" },
    });

    [Fact]
    public async Task Apply_NewCompany_LoadsOnePartnerUnderTheKey()
    {
        using var odoo = Places().On("res.partner/load", """{"ids":[1297],"messages":[],"nextrow":0}""");
        await using var host = new TestHost(odoo);

        var reached = Assert.IsType<EffectResult.Reached>(await ApplyAsync(host, Command));

        Assert.Equal(new EntityRef(TestHost.Erp, EntityKind.Partner, "1297"), reached.Receipt.Document);
        Assert.Equal(DocumentStage.Confirmed, reached.Receipt.Stage);
        var recorded = Recording.Load("309b").RequestBody;
        var columns = recorded.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!).ToList();
        foreach (var column in columns.Except(["id", "parent_id/id", "ref"]))
        {
            Assert.Equal(recorded.GetProperty("data")[0][columns.IndexOf(column)].GetString(), Assert.Single(odoo.Column(column, "res.partner/load")));
        }

        Assert.Equal("wca." + Command.Key.ShortForm(), Assert.Single(odoo.Column("id", "res.partner/load")));
        Assert.Equal(Command.Key.ShortForm(), Assert.Single(odoo.Column("ref", "res.partner/load")));
    }

    [Fact]
    public async Task Apply_RegionUnknownToOdoo_IsKeptWithTheCity()
    {
        var command = CommandFor(Command.Customer with { Address = Home with { Region = "Nowhere" } });
        using var odoo = Places().On("res.partner/load", """{"ids":[1],"messages":[],"nextrow":0}""");
        await using var host = new TestHost(odoo);

        await ApplyAsync(host, command);

        Assert.Equal(["New York, Nowhere"], odoo.Column("city", "res.partner/load"));
        Assert.Equal([string.Empty], odoo.Column("state_id/.id", "res.partner/load"));
    }

    [Fact]
    public async Task Apply_FoundBefore_LeavesThePartnerAsItIs()
    {
        using var odoo = new ScriptedOdoo().On("res.partner/search_read", """[{"id":1297,"name":"ACME","street":false,"state_id":35,"country_id":233}]""");
        await using var host = new TestHost(odoo);

        var finding = await host.Customers.FindAsync(Command, TestContext.Current.CancellationToken);
        var reached = Assert.IsType<EffectResult.Reached>(await ApplyAsync(host, Command, finding));

        Assert.Equal("1297", reached.Receipt.Document.Id);
        Assert.True(odoo.IsDone);
        Assert.Equal(
            """["name","email","phone","vat","street","street2","city","zip","state_id","country_id"]""", odoo.BodyOf("res.partner/search_read")["fields"]!.ToJsonString());
        Assert.Equal("false", odoo.BodyOf("res.partner/search_read")["context"]!["active_test"]!.ToJsonString());
    }

    [Fact]
    public async Task Apply_RowRefused_KeepsOdoosWords()
    {
        using var odoo = Places().OnRecorded("309");
        await using var host = new TestHost(odoo);

        var refused = Assert.IsType<EffectResult.Refused>(await ApplyAsync(host, Command));

        Assert.Equal("load-refused", refused.Code);
        Assert.Contains("credit_limit", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AddressOfTheCustomer_NeedsNoContact()
    {
        var order = OrderTo(Home with { Company = Command.Customer.Company }, Home with { Company = Command.Customer.Company });
        using var odoo = Places().On("res.partner/load", """{"ids":[1297],"messages":[],"nextrow":0}""").LookUps(order).OnRecorded("402");
        await using var host = new TestHost(odoo);
        await ApplyAsync(host, Command);

        await host.ApplyAsync(order);

        Assert.Equal("wca." + Command.Key.ShortForm(), odoo.Column("partner_shipping_id/id")[0]);
        Assert.Equal("wca." + Command.Key.ShortForm(), odoo.Column("partner_invoice_id/id")[0]);
    }

    [Fact]
    public async Task Submit_OtherDeliveryAddress_BecomesAContactOnce()
    {
        var order = OrderTo(Home with { Company = Command.Customer.Company }, Home with { FirstName = "Eve" });
        using var odoo = Places().On("res.partner/load", """{"ids":[1297],"messages":[],"nextrow":0}""").LookUps(order)
            .On("res.partner/load", """{"ids":[1298],"messages":[],"nextrow":0}""")
            .OnRecorded("316").Document("317", 2).LineNames(order, "_l1", "_l2").OnRecorded("389").Document("317", 2, "sale")
            .OnRecorded("316").Document("317", 2).LineNames(order, "_l1", "_l2").OnRecorded("389").Document("317", 2, "sale");
        await using var host = new TestHost(odoo);
        await ApplyAsync(host, Command);

        await host.ApplyAsync(order);
        await host.ApplyAsync(order);

        Assert.True(odoo.IsDone);
        Assert.Equal(["Eve van der Berg"], odoo.Column("name", "res.partner/load", 1));
        Assert.Equal(["wca." + Command.Key.ShortForm()], odoo.Column("parent_id/id", "res.partner/load", 1));
        Assert.Equal(odoo.Column("id", "res.partner/load", 1)[0], odoo.Column("partner_shipping_id/id")[0]);
        Assert.Equal("wca." + Command.Key.ShortForm(), odoo.Column("partner_invoice_id/id")[0]);
    }

    [Fact]
    public async Task Submit_ContactRefused_NamesTheMissingRight()
    {
        var order = OrderTo(Home, Home);
        using var odoo = new ScriptedOdoo().LookUps(order).On("res.partner/search_read", "[]").On("mail.message/search_read", "[]");
        odoo.On("res.country/search_read", """[{"id":233,"code":"US"}]""").OnRecorded("307").OnRecorded("309");
        await using var host = new TestHost(odoo);

        var refused = Assert.IsType<EffectResult.Refused>(await host.ApplyAsync(order));

        Assert.Equal("address-refused", refused.Code);
        Assert.Contains("Invoicing", refused.FixHint, StringComparison.Ordinal);
    }

    private static EnsureCustomer CommandFor(Customer customer) => new(EffectKey.For(customer.Ref, "ensure", TestHost.Erp), customer);

    private static SubmitOrder OrderTo(Address billing, Address shipping)
    {
        var command = Shop.Order84();
        return command with
        {
            Customer = Command.Key,
            Order = command.Order with { Buyer = new OrderBuyer { Billing = billing, Shipping = shipping } },
        };
    }

    private static ScriptedOdoo Places() =>
        new ScriptedOdoo().On("res.country/search_read", """[{"id":233,"code":"US"}]""").OnRecorded("307");

    private static Task<EffectResult> ApplyAsync(TestHost host, EnsureCustomer command, Finding? found = null) => host.Customers.ApplyAsync(
        command, new EffectContext(command.Key, found, host.Now + Duration.FromMinutes(1)), TestContext.Current.CancellationToken);
}
