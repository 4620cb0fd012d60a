namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>A source has more than a shop sells: services, parts, what another company sells.</summary>
public sealed class PricesOfNoShopTests
{
    private const string One = "SKU-00001";

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Run_InAnotherCurrency_NeedsSomebodyOnlyIfTheShopHasIt(bool isInShop, int entries)
    {
        var shelf = await PriceShelf.PublishedAsync(50);
        shelf.Erp["FEE"] = 5m;
        shelf.Foreign.Add("FEE");
        if (isInShop)
        {
            shelf.Shop["FEE"] = shelf.Shop[One];
        }

        await shelf.MarkAsync("FEE");
        await shelf.RunAsync();

        Assert.Equal(entries, shelf.Parked.Count(entry => entry.Reason.Code == "currency-differs"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Run_CostsNothing_NeedsSomebodyOnlyIfTheShopHasIt(bool isInShop, int entries)
    {
        var shelf = await PriceShelf.PublishedAsync(50);
        shelf.Erp["FEE"] = 0m;
        if (isInShop)
        {
            shelf.Shop["FEE"] = shelf.Shop[One];
        }

        await shelf.MarkAsync("FEE");
        await shelf.RunAsync();

        Assert.Equal(entries, shelf.Parked.Count(entry => entry.Reason.Code == "price-zero"));
        shelf.Erp["FEE"] = 5m;
        shelf.Shop["FEE"] = shelf.Shop[One];
        await shelf.MarkAsync("FEE");
        await shelf.RunAsync();
        Assert.Equal((5m, 0), (shelf.Shop["FEE"].Regular, shelf.Parked.Count));
    }
}
