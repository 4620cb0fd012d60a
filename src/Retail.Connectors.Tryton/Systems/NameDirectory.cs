using Retail.Connectors.Lookups;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Stock;

namespace Retail.Connectors.Tryton.Systems;

/// <summary>Ids of the things that options and mappings call by name: currencies, warehouses, locations, payment terms and methods.</summary>
internal sealed class NameDirectory(TrytonOptions options, TimeProvider time)
{
    private readonly ExpiringCache<(string Model, string Name), long> _ids = new(options.ReferenceCacheDuration, time);
    private readonly ExpiringCache<string, TrytonLocation> _locations = new(options.ReferenceCacheDuration, time);

    public void Forget()
    {
        _ids.Clear();
        _locations.Clear();
    }

    /// <summary>The currency by its ISO 4217 code; null if Tryton does not have it.</summary>
    public Task<long?> CurrencyAsync(string code, TrytonClient client, CancellationToken cancellationToken) =>
        FindAsync("currency.currency", code, TrytonDomain.Equal("code", code), client, cancellationToken);

    /// <summary>The payment method by its name; null if there is not exactly one.</summary>
    public Task<long?> PaymentMethodAsync(string name, TrytonClient client, CancellationToken cancellationToken) => FindAsync(
        TrytonModels.PaymentMethods.Name, name, TrytonDomain.Equal("name", name).And(TrytonDomain.Equal("company", options.CompanyId)), client, cancellationToken);

    /// <summary>The configured web shop; null if none is configured.</summary>
    public Task<long?> WebShopAsync(TrytonClient client, CancellationToken cancellationToken) =>
        ConfiguredAsync("web.shop", options.WebShop, nameof(TrytonOptions.WebShop), client, cancellationToken);

    /// <summary>The configured payment term; null if none is configured.</summary>
    public Task<long?> PaymentTermAsync(TrytonClient client, CancellationToken cancellationToken) =>
        ConfiguredAsync("account.invoice.payment_term", options.PaymentTerm, nameof(TrytonOptions.PaymentTerm), client, cancellationToken);

    /// <summary>The configured warehouse, or the only one.</summary>
    public async Task<TrytonLocation> WarehouseAsync(TrytonClient client, CancellationToken cancellationToken)
    {
        var name = options.Warehouse;
        if (_locations.TryGet(name, out var known))
        {
            return known;
        }

        var domain = TrytonDomain.Equal("type", "warehouse");
        domain = name.Length == 0 ? domain : domain.And(TrytonDomain.Equal("code", name));
        var found = await client.SearchReadAsync(TrytonModels.Locations, domain, new TrytonQuery { Limit = 2 }, cancellationToken);
        if (found is not [var warehouse])
        {
            throw Wrong(client, nameof(TrytonOptions.Warehouse), name, found.Count);
        }

        _locations.Set(name, warehouse);
        return warehouse;
    }

    /// <summary>A location by its code, else by its name.</summary>
    public async Task<long> LocationAsync(string name, string option, TrytonClient client, CancellationToken cancellationToken)
    {
        var found = await FindAsync(TrytonModels.Locations.Name, name, TrytonDomain.Equal("code", name), client, cancellationToken)
            ?? await FindAsync(TrytonModels.Locations.Name, name, TrytonDomain.Equal("name", name), client, cancellationToken);
        return found ?? throw Wrong(client, option, name, 0);
    }

    private async Task<long?> ConfiguredAsync(string model, string name, string option, TrytonClient client, CancellationToken cancellationToken) =>
        name.Length == 0
            ? null
            : await FindAsync(model, name, TrytonDomain.Equal("name", name), client, cancellationToken) ?? throw Wrong(client, option, name, 0);

    private async Task<long?> FindAsync(string model, string name, TrytonDomain domain, TrytonClient client, CancellationToken cancellationToken)
    {
        if (_ids.TryGet((model, name), out var known))
        {
            return known;
        }

        var found = await client.SearchAsync(model, domain, new TrytonQuery { Limit = 2 }, cancellationToken);
        if (found is not [var id])
        {
            return null;
        }

        _ids.Set((model, name), id);
        return id;
    }

    private static ConnectorException Wrong(TrytonClient client, string option, string name, int count) => new(
        ConnectorErrorKind.Contract, client.System,
        $"The setting {option} ('{name}') names {(count > 1 ? "more than one record" : "nothing that exists, or several records")} in Tryton: correct it. System {client.System}.");
}
