using Microsoft.Extensions.DependencyInjection;

namespace Retail.Connectors.Tryton.Tests;

/// <summary>The client as a host composes it, on a scripted server.</summary>
internal sealed class ClientHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ClientHost(ScriptedTryton server, Action<TrytonOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddTrytonClient(Shop.Erp, options =>
        {
            options.BaseAddress = new Uri("https://tryton.example");
            options.Database = "retail";
            options.User = "connector";
            options.Password = "password";
            options.CompanyId = 1;
            options.ReadRetries = 0;
            options.RetryDelay = TimeSpan.Zero;
            configure?.Invoke(options);
        });
        services.AddHttpClient(Shop.Erp).ConfigurePrimaryHttpMessageHandler(() => server);
        _services = services.BuildServiceProvider();
    }

    public TrytonClient Client => _services.GetRequiredKeyedService<TrytonClient>(Shop.Erp);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
