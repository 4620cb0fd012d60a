using Retail.Connectors.Prices;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Prices are read by list.</summary>
internal static class PriceCases
{
    private const string Subject = "prices";

    public static IEnumerable<SystemCase> All =>
    [
        new(SystemRole.Erp, Subject, "offered", "prices can be read", OfferedAsync),
        new(SystemRole.Erp, Subject, "lists", "each price list can be read, and one that is not there is an error", ListsAsync),
        new(SystemRole.Erp, Subject, "own-prices", "the articles' own prices are read by SKU, and an unknown SKU is missing", OwnPricesAsync),
    ];

    private static IPriceSource SourceOf(Scene scene) => scene.Calm.Port<IPriceSource>()
        ?? throw new NotOfferedException($"no {nameof(IPriceSource)} is registered under '{scene.System}'");

    private static Task OfferedAsync(Scene scene)
    {
        _ = SourceOf(scene);
        return Task.CompletedTask;
    }

    private static async Task ListsAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var lists = 0;
        await foreach (var list in source.PriceListsAsync(scene.Cancellation))
        {
            lists++;
            await foreach (var price in source.ReadAsync(list.Name, [.. scene.Profile.Skus], scene.Cancellation))
            {
                Demand.Equal(list.Currency, price.Amount.Currency, $"the currency of {price.Sku} on {list.Name}");
                Demand.Equal(list.Name, price.PriceList, "the price list of a price");
            }
        }

        try
        {
            await foreach (var _ in source.ReadAsync("NO SUCH LIST", null, scene.Cancellation))
            {
                break;
            }
        }
        catch (ConnectorException)
        {
            scene.Notes.Add($"{lists} lists");
            return;
        }

        throw new BrokenException("an error for a price list that is not there", "the read ended as if it were empty");
    }

    private static async Task OwnPricesAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var price in source.ReadAsync(string.Empty, [scene.Profile.Skus[0], "NO-SUCH-ARTICLE"], scene.Cancellation))
        {
            Demand.That(price.MinQuantity <= 1, "an own price that holds from the first one on", $"it holds from {price.MinQuantity}");
            found.Add(price.Sku);
        }

        Demand.That(found.SetEquals([scene.Profile.Skus[0]]), $"the price of {scene.Profile.Skus[0]} alone", $"prices of {string.Join(", ", found)}");
    }
}
