using Retail.Connectors.WooCommerce.Customers;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Two articles with a tax class of their own, so that the shop's own rates have no say.</summary>
/// <param name="Stocked">12.50, a stock of 50.</param>
/// <param name="Odd">3.33, no stock kept; its share of tax has to be rounded.</param>
/// <param name="TaxClass">The class: 19 percent in Germany, and 2.5 on top.</param>
internal sealed record Shelf(WooProduct Stocked, WooProduct Odd, string TaxClass)
{
    public static async Task<Shelf> FillAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        side.Step("tax class");
        var taxClass = await woo.TaxClasses.CreateAsync(new() { Name = side.Mark }, cancellationToken);
        side.Undo(token => woo.TaxClasses.DeleteAsync(taxClass.Slug, token));
        if (side.ChargesTaxes)
        {
            side.Step("tax rates");
            var vat = await woo.TaxRates.CreateAsync(new() { Country = "DE", Rate = 19m, Name = "VAT", Class = taxClass.Slug, Shipping = true, Priority = 1 }, cancellationToken);
            side.Undo(token => woo.TaxRates.DeleteAsync(vat.Id, token));
            var levy = await woo.TaxRates.CreateAsync(new() { Country = "DE", Rate = 2.5m, Name = "Levy", Class = taxClass.Slug, Shipping = false, Priority = 2 }, cancellationToken);
            side.Undo(token => woo.TaxRates.DeleteAsync(levy.Id, token));
        }

        side.Step("products");
        var stocked = await Add("stocked", new() { RegularPrice = 12.50m, ManageStock = true, StockQuantity = 50 });
        var odd = await Add("odd", new() { RegularPrice = 3.33m });
        return new Shelf(stocked, odd, taxClass.Slug);

        async Task<WooProduct> Add(string name, WooProductFields fields)
        {
            var product = await woo.Products.CreateAsync(
                fields with { Name = $"{side.Mark} & {name}", Sku = $"{side.Mark}-{name}", TaxClass = taxClass.Slug, Status = "private" }, cancellationToken);
            side.Undo(token => woo.Products.DeleteAsync(product.Id, token));
            return product;
        }
    }

    /// <summary>An order of both articles to an address in Germany, without a word to anybody: it stays pending.</summary>
    public WooOrderFields Order(Side side) => new()
    {
        Billing = Address(side) with { Email = $"{side.Mark}@example.com" },
        Shipping = Address(side),
        CustomerNote = side.Mark,
        LineItems = [new() { ProductId = Stocked.Id, Quantity = 2 }, new() { ProductId = Odd.Id, Quantity = 3 }],
        MetaData = [Writing.WooMetaFields.Set("_retail_live", side.Mark)],
    };

    /// <summary>Creates an order and has it removed in the end.</summary>
    public static async Task<WooOrder> PlaceAsync(Side side, WooOrderFields fields, CancellationToken cancellationToken)
    {
        var order = await side.Woo.Orders.CreateAsync(fields, cancellationToken);
        side.Undo(token => side.Woo.Orders.DeleteAsync(order.Id, token));
        return order;
    }

    private static WooAddressFields Address(Side side) => new()
    {
        FirstName = "Jörg", LastName = "O'Neil & Söhne", Company = side.Mark, Address1 = "Domkloster 4", City = "Köln", Postcode = "50667", Country = "DE",
    };
}
