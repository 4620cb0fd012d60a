using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>The shop that the environment names.</summary>
public static class LiveShop
{
    /// <summary>What to set.</summary>
    public const string HowTo =
        "No shop to test against: set RETAIL_LIVE_WOO_URL (https://shop.example.com, or http on this machine), RETAIL_LIVE_WOO_KEY (ck_…) and RETAIL_LIVE_WOO_SECRET (cs_…) of a key that may read and write.";

    internal const string Name = "live";

    /// <summary>All three variables are set.</summary>
    public static bool IsConfigured => Value("URL") is not null && Value("KEY") is not null && Value("SECRET") is not null;

    internal static Uri Address => new(Value("URL")!);

    /// <summary>A host with the shop as a system; <paramref name="before"/> is what others do before each request. Plain HTTP is allowed to this machine only, and signed there, as WooCommerce wants it.</summary>
    internal static ServiceProvider Open(WireLog? log = null, Action<WooCommerceOptions>? configure = null, Func<HttpRequestMessage, Task>? before = null)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddWooCommerce(Name, options =>
        {
            var isPlain = Address.Scheme == Uri.UriSchemeHttp;
            options.BaseAddress = Address;
            options.ConsumerKey = Value("KEY")!;
            options.ConsumerSecret = Value("SECRET")!;
            options.AllowHttpToLoopback = isPlain && Address.IsLoopback;
            options.Authentication = isPlain ? WooAuthenticationMethod.OAuthSha256 : WooAuthenticationMethod.Basic;
            configure?.Invoke(options);
        }));
        if (log is not null)
        {
            services.AddHttpClient(Name).AddHttpMessageHandler(() => new WireTap(log));
        }

        if (before is not null)
        {
            services.AddHttpClient(Name).AddHttpMessageHandler(() => new Meanwhile(before));
        }

        return services.BuildServiceProvider();
    }

    internal static WooCommerceClient Client(this ServiceProvider provider) => provider.GetRequiredKeyedService<WooCommerceClient>(Name);

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable("RETAIL_LIVE_WOO_" + name) is { Length: > 0 } value ? value : null;

    private sealed class Meanwhile(Func<HttpRequestMessage, Task> before) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await before(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
