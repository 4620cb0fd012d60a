using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;
using Retail.Connectors.WooCommerce.LiveTests.SideBySide;
using Retail.Connectors.WooCommerce.Settings;

namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>Reads whatever is in the shop, and writes nothing.</summary>
public sealed class ReadingTests(LiveReport report)
{
    /// <summary>A large shop is not read to its end.</summary>
    private const int Most = 250;

    [LiveFact]
    public async Task Lists_OfTheWholeClient_AreRead()
    {
        await using var host = LiveShop.Open();
        var woo = host.Client();
        var token = TestContext.Current.CancellationToken;
        var counts = new List<string>();

        var orders = await TakeAsync("orders", woo.Orders.ListAsync(cancellationToken: token));
        foreach (var order in orders.Take(5))
        {
            Assert.Equal(order.Id, (await woo.Orders.GetAsync(order.Id, token)).Id);
            await CountAsync($"notes of order {order.Id}", woo.OrderNotes.ListAsync(order.Id, cancellationToken: token));
        }

        foreach (var order in orders.Where(order => order.Refunds.Count > 0).Take(5))
        {
            foreach (var refund in await TakeAsync($"refunds of order {order.Id}", woo.Refunds.ListAsync(order.Id, null, token)))
            {
                Assert.Equal(refund.Id, (await woo.Refunds.GetAsync(order.Id, refund.Id, token)).Id);
            }
        }

        await TakeAsync("refunds", woo.Refunds.ListAsync(cancellationToken: token));
        foreach (var customer in (await TakeAsync("customers", woo.Customers.ListAsync(new() { Role = "all" }, token))).Take(5))
        {
            Assert.Equal(customer.Id, (await woo.Customers.GetAsync(customer.Id, token)).Id);
            await CountAsync($"downloads of customer {customer.Id}", woo.Customers.ListDownloadsAsync(customer.Id, token));
        }

        var products = await TakeAsync("products", woo.Products.ListAsync(cancellationToken: token));
        foreach (var product in products.Take(5).Concat(products.Where(product => product.Type == "variable").Take(5)))
        {
            Assert.Equal(product.Id, (await woo.Products.GetAsync(product.Id, token)).Id);
            foreach (var variation in (await TakeAsync($"variations of product {product.Id}", woo.Variations(product.Id).ListAsync(cancellationToken: token))).Take(2))
            {
                Assert.Equal(variation.Id, (await woo.Variations(product.Id).GetAsync(variation.Id, token)).Id);
            }
        }

        foreach (var attribute in await TakeAsync("attributes", woo.Attributes.ListAsync(cancellationToken: token)))
        {
            Assert.Equal(attribute.Id, (await woo.Attributes.GetAsync(attribute.Id, token)).Id);
            await TakeAsync($"values of attribute {attribute.Id}", woo.AttributeTerms(attribute.Id).ListAsync(cancellationToken: token));
        }

        await EachAsync("categories", woo.Categories.ListAsync(cancellationToken: token), term => woo.Categories.GetAsync(term.Id, token));
        await EachAsync("tags", woo.Tags.ListAsync(cancellationToken: token), term => woo.Tags.GetAsync(term.Id, token));
        await EachAsync("shipping classes", woo.ShippingClasses.ListAsync(cancellationToken: token), term => woo.ShippingClasses.GetAsync(term.Id, token));
        await EachAsync("reviews", woo.Reviews.ListAsync(cancellationToken: token), review => woo.Reviews.GetAsync(review.Id, token));
        await EachAsync("coupons", woo.Coupons.ListAsync(cancellationToken: token), coupon => woo.Coupons.GetAsync(coupon.Id, token));
        await EachAsync("tax rates", woo.TaxRates.ListAsync(cancellationToken: token), rate => woo.TaxRates.GetAsync(rate.Id, token));
        await EachAsync("webhooks", woo.Webhooks.ListAsync(cancellationToken: token), webhook => woo.Webhooks.GetAsync(webhook.Id, token));
        await EachAsync("brands", woo.Brands.ListAsync(cancellationToken: token), brand => woo.Brands.GetAsync(brand.Id, token));
        if ((await ShopFacts.RoutesAsync(woo, token)).Contains("/variations"))
        {
            await TakeAsync("variations", woo.ListVariationsAsync(cancellationToken: token));
        }
        else
        {
            counts.Add("- variations of all products: this version of WooCommerce has no such list");
        }

        report.Add("Read: records", counts);

        async Task<List<T>> TakeAsync<T>(string name, IAsyncEnumerable<T> list)
        {
            var items = await list.Take(Most).ToListAsync(token);
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"- {name}: {items.Count}{(items.Count == Most ? " and more" : "")}"));
            return items;
        }

        async Task CountAsync<T>(string name, Task<IReadOnlyList<T>> list)
        {
            var items = await list;
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"- {name}: {items.Count}"));
        }

        async Task EachAsync<T>(string name, IAsyncEnumerable<T> list, Func<T, Task> read)
        {
            foreach (var item in (await TakeAsync(name, list)).Take(3))
            {
                await read(item);
            }
        }
    }

    [LiveFact]
    public async Task Settings_StatusAndReports_AreRead()
    {
        await using var host = LiveShop.Open();
        var woo = host.Client();
        var token = TestContext.Current.CancellationToken;
        var counts = new List<string>();

        foreach (var group in await woo.Settings.ListGroupsAsync(token))
        {
            IReadOnlyList<WooSetting> settings;
            try
            {
                settings = await woo.Settings.ListAsync(group.Id, token);
            }
            catch (ConnectorException refusal) when (refusal.Code == "rest_setting_setting_group_invalid")
            {
                counts.Add($"- settings of {group.Id}: listed, but WooCommerce refuses a group that is empty");
                continue;
            }

            Count("settings of " + group.Id, settings.Count);
            if (settings is [var first, ..])
            {
                Assert.Equal(first.Id, (await woo.Settings.GetAsync(group.Id, first.Id, token)).Id);
            }
        }

        foreach (var zone in await woo.Shipping.ListZonesAsync(token))
        {
            Assert.Equal(zone.Id, (await woo.Shipping.GetZoneAsync(zone.Id, token)).Id);
            Count("places of zone " + zone.Name, (await woo.Shipping.ListLocationsAsync(zone.Id, token)).Count);
            foreach (var method in await woo.Shipping.ListZoneMethodsAsync(zone.Id, token))
            {
                Assert.Equal(method.InstanceId, (await woo.Shipping.GetZoneMethodAsync(zone.Id, method.InstanceId, token)).InstanceId);
            }
        }

        foreach (var gateway in await woo.PaymentGateways.ListAsync(token))
        {
            Assert.Equal(gateway.Id, (await woo.PaymentGateways.GetAsync(gateway.Id, token)).Id);
        }

        foreach (var method in await woo.Shipping.ListMethodsAsync(token))
        {
            Assert.Equal(method.Id, (await woo.Shipping.GetMethodAsync(method.Id, token)).Id);
        }

        foreach (var taxClass in await woo.TaxClasses.ListAsync(token))
        {
            Assert.Equal(taxClass.Slug, (await woo.TaxClasses.GetAsync(taxClass.Slug, token)).Slug);
        }

        foreach (var tool in (await woo.System.ListToolsAsync(token)).Take(2))
        {
            Assert.Equal(tool.Id, (await woo.System.GetToolAsync(tool.Id, token)).Id);
        }

        var status = await woo.System.GetStatusAsync(cancellationToken: token);
        Assert.NotEmpty(status.Environment.Version);
        Count("order statuses", (await woo.Orders.ListStatusesAsync(token)).Count);
        Count("countries", (await woo.Reference.ListCountriesAsync(token)).Count);
        Count("currencies", (await woo.Reference.ListCurrenciesAsync(token)).Count);
        Count("continents", (await woo.Reference.ListContinentsAsync(token)).Count);
        Count("data sets", (await woo.Reference.ListAsync(token)).Count);
        Assert.Equal("DE", (await woo.Reference.GetCountryAsync("de", token)).Code);
        Assert.Equal("EU", (await woo.Reference.GetContinentAsync("eu", token)).Code);
        Assert.Equal("EUR", (await woo.Reference.GetCurrencyAsync("eur", token)).Code);
        Assert.Equal(status.Settings.Currency, (await woo.Reference.GetCurrentCurrencyAsync(token)).Code);
        Count("reports", (await woo.Reports.ListAsync(token)).Count);
        Count("sales reports", (await woo.Reports.GetSalesAsync("month", cancellationToken: token)).Count);
        Count("top sellers", (await woo.Reports.GetTopSellersAsync("year", cancellationToken: token)).Count);
        Count("order totals", (await woo.Reports.CountOrdersAsync(token)).Count);
        Count("product totals", (await woo.Reports.CountProductsAsync(token)).Count);
        Count("customer totals", (await woo.Reports.CountCustomersAsync(token)).Count);
        Count("coupon totals", (await woo.Reports.CountCouponsAsync(token)).Count);
        Count("review totals", (await woo.Reports.CountReviewsAsync(token)).Count);
        report.Add($"Read: WooCommerce {status.Environment.Version}, WordPress {status.Environment.WpVersion}", counts);

        void Count(string name, int count) => counts.Add(string.Create(CultureInfo.InvariantCulture, $"- {name}: {count}"));
    }

    [LiveFact]
    public async Task Orders_ThroughFeedReaderAndCensus_AreMappedAndAddUp()
    {
        await using var host = LiveShop.Open();
        var token = TestContext.Current.CancellationToken;
        var facts = await ShopFacts.ReadAsync(host.Client(), token);
        await using var mapped = LiveShop.Open(null, options =>
            options.TaxRounding = facts.Settings.RoundsAtSubtotal ? TaxRounding.AtSubtotal : TaxRounding.PerLine);
        var feed = mapped.GetRequiredKeyedService<IChangeFeed<Order>>(LiveShop.Name);
        var reader = mapped.GetRequiredKeyedService<IReader<Order>>(LiveShop.Name);
        var lines = new List<string>();
        var seen = new Dictionary<EntityRef, Order>();
        for (FeedPage<Order>? page = null; (page is null || page.HasMore) && seen.Count < Most;)
        {
            page = await feed.ReadAsync(page?.Next, token);
            foreach (var item in page.Items)
            {
                switch (item)
                {
                    case FeedItem<Order>.Seen { Value: { } order } found:
                        seen[found.Ref] = order;
                        break;
                    case FeedItem<Order>.Unreadable unreadable:
                        Assert.Fail($"{unreadable.Ref}: {unreadable.Error}");
                        break;
                }
            }
        }

        foreach (var (order, value) in seen)
        {
            lines.AddRange(value.Verify().Select(problem => $"- order {order.Id}: {problem}"));
        }

        foreach (var order in seen.Keys.Take(5))
        {
            Assert.Equal(seen[order].Totals, (await reader.ReadAsync(order, token))!.Value.Totals);
        }

        var census = await mapped.GetRequiredKeyedService<ICensus<Order>>(LiveShop.Name)
            .ListAsync(new CensusWindow(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())), token).Take(Most).ToListAsync(token);
        report.Add(string.Create(CultureInfo.InvariantCulture, $"Orders: {seen.Count} from the feed, {census.Count} in the census"), lines.Count == 0 ? ["All of them add up."] : lines);
        Assert.Empty(lines);
    }

    [LiveFact]
    public async Task DescribeAsync_OfTheShop_NamesItAndItsSettings()
    {
        await using var host = LiveShop.Open();

        var description = await host.GetRequiredKeyedService<ISystemDescription>(LiveShop.Name).DescribeAsync(TestContext.Current.CancellationToken);

        report.Add($"Description: {description.Product}", [.. description.Settings.Select(setting => $"- {setting.Key}: {setting.Value}"), .. description.Gaps.Select(gap => $"- gap: {gap}")]);
        Assert.StartsWith("WooCommerce ", description.Product, StringComparison.Ordinal);
        Assert.Contains("currency", description.Settings.Keys);
    }
}
