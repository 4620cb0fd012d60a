using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Products;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>Products with variations, brought to a shop that keeps state.</summary>
public class SimulatedProductTests
{
    [Fact]
    public async Task PublishProduct_New_ParentGoesBeforeItsVariations()
    {
        await using var shop = new SimulatedShop();
        var writes = new List<string>();
        shop.Handler.BeforeCarriedOut = call =>
        {
            if (call.Request.Method != "GET")
            {
                writes.Add($"{call.Request.Method} {call.Request.Path}");
            }

            return Task.CompletedTask;
        };

        var reached = Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, CommandCase.Shirt()));

        Assert.Equal(["POST /wp-json/wc/v3/products", $"POST /wp-json/wc/v3/products/{reached.Receipt.Document.Id}/variations/batch"], writes);
        Assert.Equal(["SHIRT-M", "SHIRT-S"], reached.Receipt.Lines.Keys);
        var product = (await shop.ReadAsync<Product>(EntityKind.Product, long.Parse(reached.Receipt.Document.Id, CultureInfo.InvariantCulture)))!.Value;
        Assert.Equal(("Shirt & Tie", true, 2), (product.Name, product.Published, product.Variants.Length));
    }

    [Fact]
    public async Task PublishProduct_OnlyTheParentIsThere_IsPartialAndResumed()
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.Shirt();
        shop.Handler.BeforeCarriedOut = static call =>
        {
            if (call.Request.Path.EndsWith("/variations/batch", StringComparison.Ordinal))
            {
                call.Abandon();
            }

            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<ConnectorException>(() => CommandCase.ApplyAsync(shop, command));
        shop.Handler.BeforeCarriedOut = null;

        var partial = Assert.IsType<Finding.Partial>(await CommandCase.Handler<PublishProduct>(shop).FindAsync(command, SimulatedShop.Token));
        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command, partial));

        Assert.Equal(3, shop.Simulator.Products.Count);
    }

    [Fact]
    public async Task PublishProduct_NameAndDescriptionWithBackslashes_KeepThem()
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.Shirt();
        command = command with { Product = command.Product with { Name = @"Cut \ Sew \\ 2", Description = @"C:\new" } };

        var reached = Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));
        var renamed = command with { Product = command.Product with { Description = @"D:\new" } };
        await CommandCase.ApplyAsync(shop, renamed);

        // The change of the description made the shop save the name once more.
        var id = long.Parse(reached.Receipt.Document.Id, CultureInfo.InvariantCulture);
        Assert.Equal(@"Cut \ Sew \\ 2", (await shop.ReadAsync<Product>(EntityKind.Product, id))!.Value.Name);
        Assert.Equal("D:&#092;new", (string?)shop.Simulator.Products.Single(product => (long)product["id"]! == id)["description"]);
        Assert.IsType<Finding.Complete>(await CommandCase.Handler<PublishProduct>(shop).FindAsync(renamed, SimulatedShop.Token));
    }

    [Fact]
    public async Task PublishProduct_OneVariantsSkuIsTaken_TheOthersAreThereAndItIsNamed()
    {
        await using var shop = new SimulatedShop();
        shop.Create("products", """{"name":"Other","sku":"TAKEN"}""");
        var command = CommandCase.Shirt();
        command = command with { Product = command.Product with { Variants = [CommandCase.Variant("S"), CommandCase.Variant("M", "taken")] } };

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, command));

        Assert.Equal(("variant-sku-taken", "SHIRT-S"), (refused.Code, Assert.Single(refused.Left!.Lines.Keys)));
        Assert.IsType<Finding.Partial>(await CommandCase.Handler<PublishProduct>(shop).FindAsync(command, SimulatedShop.Token));
    }

    [Fact]
    public async Task PublishProduct_SkuInTheTrash_IsRefusedWithTheWayOut()
    {
        await using var shop = new SimulatedShop();
        var trashed = shop.Create("products", """{"name":"Old","sku":"SHIRT"}""");
        shop.Send("DELETE", $"products/{trashed}");

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, CommandCase.Shirt()));

        Assert.Equal("sku-taken", refused.Code);
        Assert.Contains("trash", refused.FixHint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishProduct_OnlyHidden_VariationsAndContentStay()
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.Shirt();
        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));
        var before = Assert.Single(shop.Simulator.Products, product => product["sku"]!.GetValue<string>() == "SHIRT");
        var (name, variations) = (before["name"]!.GetValue<string>(), before["variations"]!.AsArray().Count);

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(
            shop, command with { Product = new Product { Ref = command.Product.Ref, Sku = "SHIRT", Published = false } }));

        var hidden = Assert.Single(shop.Simulator.Products, product => product["sku"]!.GetValue<string>() == "SHIRT");
        Assert.NotEqual("publish", hidden["status"]!.GetValue<string>());
        Assert.Equal((name, variations), (hidden["name"]!.GetValue<string>(), hidden["variations"]!.AsArray().Count));
    }

    [Fact]
    public async Task PublishProduct_OnlyHiddenAndNotThere_NothingIsMade()
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.Shirt();

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(
            shop, command with { Product = new Product { Ref = command.Product.Ref, Sku = "SHIRT", Published = false } }));

        Assert.Equal(PublishProduct.NothingToHide, refused.Code);
        Assert.DoesNotContain(shop.Simulator.Products, product => product["sku"]!.GetValue<string>() == "SHIRT");
    }

    [Fact]
    public async Task PublishProduct_ImagesByAddress_AreSentOnceAndCategoriesFound()
    {
        await using var shop = new SimulatedShop();
        shop.Create("products/categories", """{"name":"Kitchen & Home"}""");
        var command = CommandCase.Shirt();
        command = command with
        {
            Product = command.Product with { Categories = ["Kitchen & Home"], Images = [new Uri("https://img.example/a.jpg"), new Uri("https://img.example/b.jpg")] },
        };
        var writes = 0;

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));
        shop.Handler.BeforeCarriedOut = call =>
        {
            writes += call.Request.Method == "GET" ? 0 : 1;
            return Task.CompletedTask;
        };
        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));

        Assert.Equal(0, writes);
        var parent = Assert.Single(shop.Simulator.Products, product => product["sku"]!.GetValue<string>() == "SHIRT");
        Assert.Equal(2, parent["images"]!.AsArray().Count);
        Assert.Equal("Kitchen &amp; Home", parent["categories"]![0]!["name"]!.GetValue<string>());
    }
}
