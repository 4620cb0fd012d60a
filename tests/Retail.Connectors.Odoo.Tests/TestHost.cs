using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Odoo.Tests;

/// <summary>The connector as a host composes it, on a scripted server and a clock that stands still.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Erp = "erp-us";

    private readonly ServiceProvider _services;

    public TestHost(ScriptedOdoo odoo, Action<OdooOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddRetailConnectors(retail => retail.AddOdoo(Erp, options =>
        {
            options.BaseAddress = new Uri("https://odoo.example");
            options.Database = "rig";
            options.ApiKey = "key";
            options.CompanyId = 2;
            options.ExternalIdModule = "wca";
            options.ReadRetries = 0;
            configure?.Invoke(options);
        }));
        services.AddHttpClient(Erp).ConfigurePrimaryHttpMessageHandler(() => odoo);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public Instant Now => Time.GetCurrentInstant();

    public ICommandHandler<SubmitOrder> Orders => _services.GetRequiredKeyedService<ICommandHandler<SubmitOrder>>(Erp);

    public ICommandHandler<EnsureCustomer> Customers => _services.GetRequiredKeyedService<ICommandHandler<EnsureCustomer>>(Erp);

    public ISystemDescription Description => _services.GetRequiredKeyedService<ISystemDescription>(Erp);

    public OdooTaxSetup Taxes => _services.GetRequiredKeyedService<OdooTaxSetup>(Erp);

    public OdooClient Client => _services.GetRequiredKeyedService<OdooClient>(Erp);

    public Task<EffectResult> ApplyAsync(SubmitOrder command, Finding? found = null) => Orders.ApplyAsync(
        command, new EffectContext(command.Key, found, Now + Duration.FromMinutes(1)), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
