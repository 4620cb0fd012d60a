using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>A real shop.</summary>
internal sealed class LiveWooFixture : ISystemFixture
{
    private readonly Uri _address;
    private readonly string _key;
    private readonly string _secret;
    private readonly RestCalls _rest;
    private readonly DateTimeOffset _from;

    public LiveWooFixture(Uri address, string key, string secret, CurrencyCode currency, string country)
    {
        (_address, _key, _secret) = (address, key, secret);
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));
        _rest = new RestCalls(null, address, new AuthenticationHeaderValue("Basic", login));
        _from = Clock.GetUtcNow();
        Inspector = new WooInspector(_rest);
        Stage = new WooStage(_rest, Clock, null, country);
        Profile = ProfileOf(currency);
    }

    public SystemProfile Profile { get; }

    public ConformanceClock Clock { get; } = ConformanceClock.Going();

    public ISystemInspector Inspector { get; }

    public ISystemStage Stage { get; }

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate)
    {
        retail.AddWooCommerce(system.Value, options =>
        {
            options.BaseAddress = _address;
            options.ConsumerKey = _key;
            options.ConsumerSecret = _secret;
            options.AllowHttpToLoopback = true;
            options.ReadRetries = 0;
            options.From = _from;
        });
        retail.Services.AddHttpClient(system.Value).AddHttpMessageHandler(gate.CreateHandler);
    }

    public ValueTask DisposeAsync()
    {
        _rest.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SystemProfile ProfileOf(CurrencyCode currency) => new()
    {
        System = "shop-live",
        Currencies = [CurrencyRules.Iso(currency)],
        Statuses = ["processing", "completed", "on-hold"],
        TimeZone = DateTimeZone.Utc,
        OpenDate = new LocalDate(2026, 6, 15),
        LatestCommit = Duration.FromMinutes(2),
        Bulk = 200,
    };
}
