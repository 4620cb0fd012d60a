using AllFlows.Stage;
using AllFlows.Sync;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Sync.Stock;

namespace AllFlows.Audit;

/// <summary>Asks the service's store why it offers what it offers.</summary>
internal sealed class Explanations : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Explanations(SyncSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRetailConnectors(retail =>
        {
            retail.UseSqlite(settings.Database);
            Flows.Add(retail, settings);
        });
        _services = services.BuildServiceProvider();
    }

    /// <summary>The explanations of a shop's numbers by SKU.</summary>
    public async Task<Dictionary<string, StockExplanation>> OfAsync(ShopDesk shop)
    {
        var found = new Dictionary<string, StockExplanation>();
        foreach (var shelf in shop.Floor.Shelves)
        {
            var told = await _services.GetRequiredService<IStockExplanations>().ExplainStockAsync(shop.Market.Shop, shelf.Sku, CancellationToken.None);
            if (told is [var only])
            {
                found[shelf.Sku] = only;
            }
        }

        return found;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
