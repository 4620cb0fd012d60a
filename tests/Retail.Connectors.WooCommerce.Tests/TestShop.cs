using Microsoft.Extensions.DependencyInjection;

namespace Retail.Connectors.WooCommerce.Tests;

/// <summary>A host with one shop, <c>shop-us</c>, over a server or an own handler.</summary>
internal static class TestShop
{
    public const string Name = "shop-us";
    public const string Key = "ck_0123";
    public const string Secret = "cs_4567";

    public static ServiceProvider At(string address, Action<WooCommerceOptions>? configure = null) =>
        Services(address, configure).BuildServiceProvider();

    public static ServiceProvider Over(HttpMessageHandler handler, Action<WooCommerceOptions>? configure = null, TimeProvider? time = null)
    {
        var services = Services("https://shop.example.com", configure);
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddHttpClient(Name).ConfigurePrimaryHttpMessageHandler(() => handler);
        return services.BuildServiceProvider();
    }

    public static WooCommerceClient Client(this ServiceProvider provider) => provider.GetRequiredKeyedService<WooCommerceClient>(Name);

    private static ServiceCollection Services(string address, Action<WooCommerceOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddWooCommerce(Name, options =>
        {
            options.BaseAddress = new Uri(address);
            options.ConsumerKey = Key;
            options.ConsumerSecret = Secret;
            options.AllowHttpToLoopback = true;
            options.ReadRetries = 0;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        }));
        return services;
    }
}
