using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Customers and coupons.</summary>
internal static class PeopleSteps
{
    public static async Task CustomersAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        var email = side.Mark + "@example.com";
        side.Step("customer");
        var customer = await woo.Customers.CreateAsync(new()
        {
            Email = email, Username = side.Mark, Password = Guid.NewGuid().ToString("N"), FirstName = "Jörg & Co", LastName = "Müller",
            Billing = new() { FirstName = "Jörg", Company = "A & B", City = "Köln", Country = "DE", Email = email },
            MetaData = [WooMetaFields.Set("_retail_live", side.Mark)],
        }, cancellationToken);
        side.Undo(token => woo.Customers.DeleteAsync(customer.Id, token));
        side.Step("read");
        side.See((await woo.Customers.GetAsync(customer.Id, cancellationToken)).FirstName);
        side.Step("find by e-mail");
        Assert.Equal(customer.Id, Assert.Single(await woo.Customers.ListAsync(new() { Email = email, Role = "all" }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("the e-mail again");
        side.See(await Refusal.OfAsync(() => woo.Customers.CreateAsync(new() { Email = email, Username = side.Mark + "2", Password = Guid.NewGuid().ToString("N") }, cancellationToken)));
        side.Step("the user name again");
        side.See(await Refusal.OfAsync(() => woo.Customers.CreateAsync(new() { Email = "2" + email, Username = side.Mark, Password = Guid.NewGuid().ToString("N") }, cancellationToken)));
        side.Step("no e-mail");
        side.See(await Refusal.OfAsync(() => woo.Customers.CreateAsync(new() { Email = "none" }, cancellationToken)));
        side.Step("change");
        await woo.Customers.UpdateAsync(customer.Id, new() { LastName = "Meier", Shipping = new() { City = "Bonn" } }, cancellationToken);
        side.Step("downloads");
        Assert.Empty(await woo.Customers.ListDownloadsAsync(customer.Id, cancellationToken));
        side.Step("delete");
        await woo.Customers.DeleteAsync(customer.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => woo.Customers.GetAsync(customer.Id, cancellationToken)));
    }

    public static async Task CouponsAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        side.Step("coupon");
        var coupon = await woo.Coupons.CreateAsync(new()
        {
            Code = side.Mark.ToUpperInvariant(), DiscountType = "fixed_cart", Amount = 5m, Description = "Five & more", UsageLimit = 3, MinimumAmount = 10m, EmailRestrictions = ["*@example.com"],
        }, cancellationToken);
        side.Undo(token => woo.Coupons.DeleteAsync(coupon.Id, token));
        side.Step("find by code");
        Assert.Equal(coupon.Id, Assert.Single(await woo.Coupons.ListAsync(new() { Code = side.Mark }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("the code again");
        side.See(await Refusal.OfAsync(() => woo.Coupons.CreateAsync(new() { Code = side.Mark }, cancellationToken)));
        side.Step("more than all");
        side.See(await Refusal.OfAsync(() => woo.Coupons.UpdateAsync(coupon.Id, new() { DiscountType = "percent", Amount = 120m }, cancellationToken)));
        side.Step("change");
        await woo.Coupons.UpdateAsync(coupon.Id, new() { Amount = 7.5m, FreeShipping = true }, cancellationToken);
        side.Step("trash");
        await woo.Coupons.TrashAsync(coupon.Id, cancellationToken);
        side.Step("delete");
        await woo.Coupons.DeleteAsync(coupon.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => woo.Coupons.GetAsync(coupon.Id, cancellationToken)));
    }
}
