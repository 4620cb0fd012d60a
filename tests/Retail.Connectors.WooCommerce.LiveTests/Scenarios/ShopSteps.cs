using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>Taxes, shipping zones and webhooks.</summary>
internal static class ShopSteps
{
    public static async Task TaxesAsync(Side side, CancellationToken cancellationToken)
    {
        var woo = side.Woo;
        side.Step("class");
        var made = await woo.TaxClasses.CreateAsync(new() { Name = side.Mark + " & co" }, cancellationToken);
        side.Undo(token => woo.TaxClasses.DeleteAsync(made.Slug, token));
        side.Step("read the class");
        await woo.TaxClasses.GetAsync(made.Slug, cancellationToken);
        side.Step("the class again");
        side.See(await Refusal.OfAsync(() => woo.TaxClasses.CreateAsync(new() { Name = side.Mark + " & co" }, cancellationToken)));
        side.Step("rate");
        var rate = await woo.TaxRates.CreateAsync(new() { Country = "AT", Rate = 20m, Name = "USt", Class = made.Slug, Postcodes = ["1010", "1020"], Cities = ["WIEN"], Compound = true }, cancellationToken);
        side.Undo(token => woo.TaxRates.DeleteAsync(rate.Id, token));
        side.Step("read the rate");
        Assert.Equal(20m, (await woo.TaxRates.GetAsync(rate.Id, cancellationToken)).Rate);
        side.Step("list the class' rates");
        Assert.Equal(rate.Id, Assert.Single(await woo.TaxRates.ListAsync(new() { Class = made.Slug }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("change the rate");
        await woo.TaxRates.UpdateAsync(rate.Id, new() { Rate = 13.5m }, cancellationToken);
        side.Step("delete the rate");
        await woo.TaxRates.DeleteAsync(rate.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => woo.TaxRates.GetAsync(rate.Id, cancellationToken)));
        side.Step("unknown class");
        side.See(await Refusal.OfAsync(() => woo.TaxClasses.DeleteAsync(side.Mark + "-none", cancellationToken)));
    }

    public static async Task ShippingAsync(Side side, CancellationToken cancellationToken)
    {
        var shipping = side.Woo.Shipping;
        side.Step("zone");
        var zone = await shipping.CreateZoneAsync(new() { Name = side.Mark + " & co" }, cancellationToken);
        side.Undo(token => shipping.DeleteZoneAsync(zone.Id, token));
        side.Step("read the zone");
        await shipping.GetZoneAsync(zone.Id, cancellationToken);
        side.Step("its places");
        await shipping.ReplaceLocationsAsync(zone.Id, [new() { Code = "LI", Type = "country" }], cancellationToken);
        side.Step("read its places");
        Assert.Equal("LI", Assert.Single(await shipping.ListLocationsAsync(zone.Id, cancellationToken)).Code);
        side.Step("a method");
        var method = await shipping.CreateZoneMethodAsync(zone.Id, new() { MethodId = "flat_rate" }, cancellationToken);
        side.Step("change the method");
        await shipping.UpdateZoneMethodAsync(zone.Id, method.InstanceId, new() { Enabled = false, Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["cost"] = "4.90" } }, cancellationToken);
        side.Step("list the methods");
        Assert.Single(await shipping.ListZoneMethodsAsync(zone.Id, cancellationToken));
        side.Step("delete the method");
        await shipping.DeleteZoneMethodAsync(zone.Id, method.InstanceId, cancellationToken);
        side.Step("rename the zone");
        await shipping.UpdateZoneAsync(zone.Id, new() { Name = side.Mark }, cancellationToken);
        side.Step("unknown zone");
        side.See(await Refusal.OfAsync(() => shipping.GetZoneAsync(99_999_999, cancellationToken)));
    }

    public static async Task WebhooksAsync(Side side, CancellationToken cancellationToken)
    {
        var webhooks = side.Woo.Webhooks;
        var address = new Uri($"https://{side.Mark}.invalid/hook");
        side.Step("webhook");
        var webhook = await webhooks.CreateAsync(
            new() { Name = side.Mark + " & co", Topic = "order.updated", DeliveryUrl = address.AbsoluteUri, Secret = "a&b", Status = "paused" }, cancellationToken);
        side.Undo(token => webhooks.DeleteAsync(webhook.Id, token));
        side.Step("read it");
        await webhooks.GetAsync(webhook.Id, cancellationToken);
        side.Step("list it");
        Assert.Equal(webhook.Id, Assert.Single(await webhooks.ListAsync(new() { Ids = [webhook.Id] }, cancellationToken).ToListAsync(cancellationToken)).Id);
        side.Step("change it");
        await webhooks.UpdateAsync(webhook.Id, new() { Topic = "product.updated" }, cancellationToken);
        side.Step("unknown topic");
        side.See(await Refusal.OfAsync(async () =>
        {
            var wrong = await webhooks.CreateAsync(new() { Name = side.Mark, Topic = "order.bogus", DeliveryUrl = address.AbsoluteUri, Status = "paused" }, cancellationToken);
            side.Undo(token => webhooks.DeleteAsync(wrong.Id, token));
        }));
        side.Step("address that is none");
        side.See(await Refusal.OfAsync(async () =>
        {
            var wrong = await webhooks.CreateAsync(new() { Name = side.Mark, Topic = "order.updated", DeliveryUrl = "nowhere", Status = "paused" }, cancellationToken);
            side.Undo(token => webhooks.DeleteAsync(wrong.Id, token));
        }));
        side.Step("delete it");
        await webhooks.DeleteAsync(webhook.Id, cancellationToken);
        side.Step("read what is gone");
        side.See(await Refusal.OfAsync(() => webhooks.GetAsync(webhook.Id, cancellationToken)));
    }
}
