using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Sync.LiveTests.World;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>Articles on their way from the ERP into the shop.</summary>
public sealed class CatalogTests
{
    [LiveFlowsFact]
    public async Task Product_InSizes_IsSoldInTheShopAndKeepsWhatTheMerchantWrote()
    {
        await using var world = new LiveWorld();
        var name = "Live shirt " + world.Run;
        await world.StartAsync(retail => retail.Catalog(
            LiveWorld.ErpName, world.ShopName, catalog => catalog.Where(product => product.Name?.StartsWith(name, StringComparison.Ordinal) is true)));
        var (template, skus) = await world.Erp.OfferAsync(name, "LIVE-SHIRT-" + world.Run, "S", "M");
        var sku = $"sku=TEMPLATE-{template}&status=any";

        JsonObject? product = null;
        await world.UntilAsync(
            async () => (product = await world.Shop.ProductAsync(sku)) is not null && (await world.Shop.VariationsAsync(product)).Count == 2, "the shop has the article in both sizes");
        Assert.Equal((name, "variable", "publish"), (product!["name"]!.ToString(), product["type"]!.ToString(), product["status"]!.ToString()));
        Assert.Equal(
            skus.Select(size => $"{size.Key}: {size.Value}").Order(StringComparer.Ordinal),
            (await world.Shop.VariationsAsync(product)).Select(variation => $"{variation["attributes"]![0]!["option"]}: {variation["sku"]}").Order(StringComparer.Ordinal));

        await world.Shop.ChangeProductAsync(product, new JsonObject { ["description"] = "Written by the merchant" });
        await world.Erp.ChangeOfferAsync(template, "name", name + " II");
        await world.UntilAsync(async () => (product = await world.Shop.ProductAsync(sku))!["name"]!.ToString() == name + " II", "the shop has the new name");
        Assert.Contains("Written by the merchant", product!["description"]!.ToString(), StringComparison.Ordinal);

        await world.Erp.ChangeOfferAsync(template, "active", false);
        await world.UntilAsync(async () => (await world.Shop.ProductAsync(sku))!["status"]!.ToString() != "publish", "the shop hides it");
        Assert.Equal(2, (await world.Shop.VariationsAsync(product)).Count);
    }
}
