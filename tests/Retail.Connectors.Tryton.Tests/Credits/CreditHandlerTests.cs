using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Taxes;
using Retail.Connectors.Tryton.Tests.Live;

namespace Retail.Connectors.Tryton.Tests.Credits;

/// <summary>Finding an invoice, and how much of it can be credited.</summary>
public sealed class CreditHandlerTests : IAsyncLifetime
{
    private readonly TrytonSimulator _server = new();
    private ServiceProvider? _services;
    private SubmitOrder? _order;
    private Receipt? _sale;
    private Receipt? _invoice;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Four mugs and their shipping: 24.00 and 4.56 of tax.</summary>
    public async ValueTask InitializeAsync()
    {
        await using (var administration = Compose("admin"))
        {
            var account = await administration.GetRequiredKeyedService<TrytonClient>(Shop.Erp).SearchAsync("account.account", TrytonDomain.Equal("code", "1776"), cancellationToken: Cancel);
            await administration.GetRequiredKeyedService<TrytonTaxSetup>(Shop.Erp).EnsureAsync(
                Shop.Name, [new TrytonTaxRate("1", "VAT 19%", 19m, false)], account[0], cancellationToken: Cancel);
        }

        _services = Compose("connector");
        var customer = Shop.Customer("1");
        await ReachAsync(customer);
        _order = Shop.Order("1", customer, [Shop.Line("1", "MUG-1", 4, 20.00m, ("1", 3.80m))], [Shop.Charge("2", ChargeKind.Shipping, 4.00m, ("1", 0.76m))]);
        _sale = await ReachAsync(_order);
        _invoice = await ReachAsync(BookLiveTests.InvoiceOf(_order, _sale));
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    [Fact]
    public async Task PostCredit_OfAllWithACentMoreUntaxedAndLessOfTax_IsPosted()
    {
        var credit = Credit("all", 20.01m, 3.79m);

        await ReachAsync(credit);

        Assert.Equal(-28.56m, _server.Invoices.Single(invoice => invoice.Reference == credit.Key.ShortForm()).Total);
    }

    [Theory]
    [InlineData(2001, 380)]
    [InlineData(2000, 381)]
    public async Task PostCredit_OfACentMoreThanAll_IsRefused(int netCents, int taxCents)
    {
        var refused = Assert.IsType<EffectResult.Refused>(await RunAsync(Credit("all", netCents / 100m, taxCents / 100m)));

        Assert.Equal("exceeds-invoice", refused.Code);
    }

    [Fact]
    public async Task Finders_OfAnInvoice_FindItByItsKeyAlone()
    {
        var finder = _services!.GetKeyedServices<IEffectFinder>(Shop.Erp).Single(finder => finder.Verb == "invoice");

        var found = Assert.IsType<Finding.Complete>(await finder.FindAsync(BookLiveTests.InvoiceOf(_order!, _sale!).Key, Cancel));

        Assert.Equal(_invoice!.Document, found.Receipt.Document);
        Assert.IsType<Finding.Nothing>(await finder.FindAsync(EffectKey.For(_order!.Order.Ref, "invoice", Shop.Erp, "other"), Cancel));
    }

    [Fact]
    public async Task Finders_OfAnInvoiceThatAPersonCreditedWithTheWizard_FindTheInvoiceAlone()
    {
        var id = long.Parse(_invoice!.Document.Id, CultureInfo.InvariantCulture);
        await using (var wizard = await _services!.GetRequiredKeyedService<TrytonClient>(Shop.Erp).StartWizardAsync("account.invoice.credit", "account.invoice", id, Cancel))
        {
            _ = await wizard.ExecuteAsync("credit", "start", new TrytonFields().Set("with_refund", false), Cancel);
        }

        var key = BookLiveTests.InvoiceOf(_order!, _sale!).Key;
        Assert.Equal(2, _server.Invoices.Count(invoice => invoice.Reference == key.ShortForm()));
        var finder = _services!.GetKeyedServices<IEffectFinder>(Shop.Erp).Single(finder => finder.Verb == "invoice");
        Assert.Equal(_invoice.Document, Assert.IsType<Finding.Complete>(await finder.FindAsync(key, Cancel)).Receipt.Document);
    }

    [Fact]
    public async Task PostCredit_AfterAllWasCredited_IsRefused()
    {
        await ReachAsync(Credit("all", 20.00m, 3.80m));

        var refused = Assert.IsType<EffectResult.Refused>(await RunAsync(Credit("again", 0.01m, 0.00m)));

        Assert.Equal("exceeds-invoice", refused.Code);
    }

    /// <summary>The mugs for so much, and with them their shipping.</summary>
    private PostCredit Credit(string name, decimal net, decimal tax) => BookLiveTests.CreditOf(
        _order!, _sale!, _invoice!, name,
        [
            new DocumentLine("1", "mugs", 4, Shop.Amount(net), Shop.TaxesOf(("1", tax))),
            new DocumentLine(string.Empty, "shipping", 0, Shop.Amount(4.00m), Shop.TaxesOf(("1", 0.76m))),
        ],
        net + 4.00m, tax + 0.76m);

    private async Task<Receipt> ReachAsync<T>(T command)
        where T : ICommand =>
        Assert.IsType<EffectResult.Reached>(await RunAsync(command)).Receipt;

    private async Task<EffectResult> RunAsync<T>(T command)
        where T : ICommand
    {
        var handler = _services!.GetRequiredKeyedService<ICommandHandler<T>>(Shop.Erp);
        return await handler.ApplyAsync(
            command, new EffectContext(command.Key, await handler.FindAsync(command, Cancel), TimeProvider.System.GetCurrentInstant() + Duration.FromMinutes(2)), Cancel);
    }

    private ServiceProvider Compose(string user)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddTryton(Shop.Erp, erp =>
        {
            erp.BaseAddress = new Uri("https://erp.example");
            erp.Database = "retail";
            erp.User = user;
            erp.Password = "password";
            erp.CompanyId = 1;
            erp.Warehouse = "WH";
            erp.PaymentTerm = "14 Tage";
        }));
        services.AddHttpClient(Shop.Erp).ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        return services.BuildServiceProvider();
    }
}
