using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Variations;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Products, variations, terms, attributes and reviews.</summary>
internal static class CatalogSteps
{
    public static async Task ProductsAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        side.Step("category");
        var category = await woo.Categories.CreateAsync(new() { Name = $"{side.Mark} & more", Description = "A & B" }, cancellationToken);
        side.Undo(token => woo.Categories.DeleteAsync(category.Id, token));
        side.Step("tag");
        var tag = await woo.Tags.CreateAsync(new() { Name = $"{side.Mark} tag" }, cancellationToken);
        side.Undo(token => woo.Tags.DeleteAsync(tag.Id, token));
        side.Step("shipping class");
        var bulky = await woo.ShippingClasses.CreateAsync(new() { Name = $"{side.Mark} bulky" }, cancellationToken);
        side.Undo(token => woo.ShippingClasses.DeleteAsync(bulky.Id, token));

        side.Step("product");
        var product = await woo.Products.CreateAsync(new()
        {
            Name = $"{side.Mark} Tea & \"Pot\"",
            Sku = side.Mark + "-Pot",
            Status = "private",
            Description = "<p>Fine & <b>good</b></p>",
            RegularPrice = 12.345678m,
            SalePrice = 9.9m,
            Weight = 1.25m,
            Dimensions = new() { Length = 10m, Width = 2.5m, Height = 3m },
            ManageStock = true,
            StockQuantity = 7,
            Backorders = "notify",
            ShippingClass = bulky.Slug,
            Categories = [new() { Id = category.Id }],
            Tags = [new() { Id = tag.Id }],
        }, cancellationToken);
        side.Undo(token => woo.Products.DeleteAsync(product.Id, token));
        Assert.Equal((12.345678m, 9.9m), (product.RegularPrice, product.SalePrice));
        side.Step("read it");
        await woo.Products.GetAsync(product.Id, cancellationToken);
        side.Step("find it by SKU");
        Assert.Equal(product.Id, Assert.Single(await woo.Products.ListAsync(new() { Skus = [side.Mark + "-Pot"] }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("its SKU again");
        side.See(await Refusal.OfAsync(() => woo.Products.CreateAsync(new() { Name = side.Mark, Sku = side.Mark + "-pot" }, cancellationToken)));
        side.Step("end the sale");
        Assert.Null((await woo.Products.UpdateAsync(product.Id, new() { SalePrice = null }, cancellationToken)).SalePrice);
        side.Step("a sale above the price");
        await woo.Products.UpdateAsync(product.Id, new() { SalePrice = 20m }, cancellationToken);
        side.Step("less than nothing");
        side.See($"{(await woo.Products.UpdateAsync(product.Id, new() { StockQuantity = -3 }, cancellationToken)).StockStatus}");
        side.Step("keep no stock");
        await woo.Products.UpdateAsync(product.Id, new() { ManageStock = false, StockStatus = "outofstock" }, cancellationToken);
        side.Step("batch");
        var results = await woo.Products.BatchAsync(new()
        {
            Update = new Dictionary<long, WooProductFields> { [product.Id] = new() { RegularPrice = 15m }, [99_999_999] = new() { RegularPrice = 1m } },
        }, cancellationToken);
        Assert.Equal([true, false], results.Select(result => result.Succeeded));
        side.Step("review");
        var review = await woo.Reviews.CreateAsync(new() { ProductId = product.Id, Reviewer = side.Mark, ReviewerEmail = side.Mark + "@example.com", Review = "Good & cheap", Rating = 4 }, cancellationToken);
        side.Undo(token => woo.Reviews.DeleteAsync(review.Id, token));
        side.Step("change the review");
        await woo.Reviews.UpdateAsync(review.Id, new() { Rating = 5 }, cancellationToken);
        side.Step("trash it");
        await woo.Products.TrashAsync(product.Id, cancellationToken);
        side.Step("its SKU while it is in the trash");
        side.See(await Refusal.OfAsync(() => woo.Products.CreateAsync(new() { Name = side.Mark, Sku = side.Mark + "-Pot" }, cancellationToken)));
        side.Step("unknown product");
        side.See(await Refusal.OfAsync(() => woo.Products.GetAsync(99_999_999, cancellationToken)));
        side.Step("the category again");
        side.See(await Refusal.OfAsync(() => woo.Categories.CreateAsync(new() { Name = $"{side.Mark} & more" }, cancellationToken)));
        side.Step("change the category");
        await woo.Categories.UpdateAsync(category.Id, new() { Description = "C" }, cancellationToken);
    }

    public static async Task VariationsAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        side.Step("attribute");
        var attribute = await woo.Attributes.CreateAsync(new() { Name = side.Mark }, cancellationToken);
        side.Undo(token => woo.Attributes.DeleteAsync(attribute.Id, token));
        side.Step("its values");
        var terms = woo.AttributeTerms(attribute.Id);
        foreach (var size in new[] { "S", "M & L" })
        {
            await terms.CreateAsync(new() { Name = size }, cancellationToken);
        }

        side.Step("list its values");
        Assert.Equal(2, (await terms.ListAsync(null, cancellationToken).ToListAsync(cancellationToken)).Count);
        side.Step("variable product");
        var shirt = await woo.Products.CreateAsync(new()
        {
            Name = side.Mark + " shirt", Sku = side.Mark + "-shirt", Type = "variable", Status = "private", TaxStatus = "none",
            Attributes =
            [
                new() { Id = attribute.Id, Variation = true, Visible = true, Options = ["S", "M & L"] },
                new() { Name = "Colour", Variation = true, Visible = true, Options = ["Red"] },
            ],
        }, cancellationToken);
        side.Undo(token => woo.Products.DeleteAsync(shirt.Id, token));
        var variations = woo.Variations(shirt.Id);
        side.Step("variation");
        var small = await variations.CreateAsync(new()
        {
            Sku = side.Mark + "-s", RegularPrice = 19.99m, Attributes = [new() { Id = attribute.Id, Option = "S" }, new() { Name = "Colour", Option = "Red" }],
        }, cancellationToken);
        side.Step("batch of variations");
        var made = await variations.BatchAsync(new()
        {
            Create = [new() { Sku = side.Mark + "-m", RegularPrice = 24.99m, ManageStock = true, StockQuantity = 3, Attributes = [new() { Id = attribute.Id, Option = "M & L" }] }],
            Update = new Dictionary<long, WooVariationFields> { [small.Id] = new() { ManageStock = true, StockQuantity = 5 } },
        }, cancellationToken);
        Assert.All(made, result => Assert.True(result.Succeeded, result.Error?.Message));
        side.Step("list variations");
        Assert.Equal(2, (await variations.ListAsync(null, cancellationToken).ToListAsync(cancellationToken)).Count);
        if (side.HasRoute("/variations"))
        {
            side.Step("list them over all products");
            Assert.Equal(2, (await woo.ListVariationsAsync(new() { Parents = [shirt.Id] }, cancellationToken).ToListAsync(cancellationToken)).Count);
        }

        side.Step("the parent");
        await woo.Products.GetAsync(shirt.Id, cancellationToken);
        side.Step("order of a variation");
        await Shelf.PlaceAsync(side, new() { LineItems = [new() { ProductId = shirt.Id, VariationId = small.Id, Quantity = 1 }] }, cancellationToken);
        side.Step("delete a variation");
        await variations.DeleteAsync(small.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => variations.GetAsync(small.Id, cancellationToken)));
    }
}
