using System.Text.Json;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Writing;

namespace WooClient;

/// <summary>The code of the guides under docs/woocommerce, so that it compiles.</summary>
internal static class Snippets
{
    public static async Task WithoutAHostAsync()
    {
        var services = new ServiceCollection();
        services.AddWooCommerceClient("shop", options =>
        {
            options.BaseAddress = new Uri("https://shop.example.com");
            options.ConsumerKey = Environment.GetEnvironmentVariable("SHOP_KEY") ?? "";
            options.ConsumerSecret = Environment.GetEnvironmentVariable("SHOP_SECRET") ?? "";
        });
        await using var provider = services.BuildServiceProvider();
        var shop = provider.GetRequiredKeyedService<WooCommerceClient>("shop");
        Console.WriteLine((await shop.System.GetStatusAsync()).Environment.Version);
    }

    public static async Task ReadAsync(WooCommerceClient shop, CancellationToken stop)
    {
        var one = await shop.Orders.GetAsync(1234, stop);
        await foreach (var order in shop.Orders.ListAsync(new() { Statuses = ["processing", "on-hold"], Customer = one.CustomerId }, stop))
        {
            Console.WriteLine($"{order.Number} {order.Total} {order.Currency}");
        }

        var firstFifty = await shop.Products.ListAsync(new() { Search = "tea" }, stop).Take(50).ToListAsync(stop);
        var bySku = await shop.Products.ListAsync(new() { Skus = ["TEA-1"] }, stop).SingleOrDefaultAsync(stop);
        var sizes = await shop.Variations(firstFifty[0].Id).ListAsync(cancellationToken: stop).ToListAsync(stop);
        Console.WriteLine($"{bySku?.RegularPrice} {sizes.Count}");
    }

    public static async Task WriteAsync(WooCommerceClient shop, CancellationToken stop)
    {
        await shop.Orders.UpdateAsync(1234, new() { Status = "completed" }, stop);          // sends status, and nothing else
        await shop.Products.UpdateAsync(56, new() { SalePrice = null }, stop);              // sends null: ends the sale
        await shop.Orders.UpdateAsync(1234, new() { MetaData = [WooMetaFields.Set("_invoice", "R-77")] }, stop);

        var order = await shop.Orders.GetAsync(1234, stop);
        await shop.Orders.SaveAsync(order, order with { CustomerNote = "Leave at the door" }, stop);   // sends what differs

        var created = await shop.Orders.CreateAsync(
            new()
            {
                Billing = new() { FirstName = "Ada", Email = "ada@example.com", Country = "DE" },
                LineItems = [new() { ProductId = 56, Quantity = 2 }],
                SetPaid = true,
                PaymentMethod = "bacs",
            },
            stop);
        await shop.Refunds.CreateAsync(created.Id, new() { Amount = 5m, Reason = "Late", ApiRefund = false }, stop);
    }

    public static async Task BatchAsync(WooCommerceClient shop, IReadOnlyDictionary<long, int> stock, CancellationToken stop)
    {
        var results = await shop.Products.BatchAsync(
            new() { Update = stock.ToDictionary(item => item.Key, item => new WooProductFields { StockQuantity = item.Value }) }, stop);
        foreach (var failed in results.Where(result => !result.Succeeded))
        {
            Console.WriteLine($"{failed.Id}: {failed.Error!.Kind} {failed.Error.Message}");
        }
    }

    public static async Task<WooOrder?> ErrorsAsync(WooCommerceClient shop, CancellationToken stop)
    {
        try
        {
            return await shop.Orders.GetAsync(1234, stop);
        }
        catch (ConnectorException error) when (error.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
        catch (ConnectorException error) when (error.Kind is ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited)
        {
            Console.WriteLine($"Try again in {error.RetryAfter ?? Duration.FromMinutes(1)}.");
            throw;
        }
    }

    public static async Task RefundOnceAsync(WooCommerceClient shop, long orderId, CancellationToken stop)
    {
        var refund = new WooRefundFields { Amount = 5m, ApiRefund = false, MetaData = [WooMetaFields.Set("_credit_note", "CN-9")] };
        try
        {
            await shop.Refunds.CreateAsync(orderId, refund, stop);
        }
        catch (ConnectorException error) when (error.Kind == ConnectorErrorKind.Ambiguous)
        {
            var isThere = await shop.Refunds.ListAsync(orderId, null, stop)
                .AnyAsync(made => made.MetaData.Any(entry => entry.Key == "_credit_note" && entry.Value is { ValueKind: JsonValueKind.String } value && value.ValueEquals("CN-9")), stop);
            Console.WriteLine(isThere ? "It was made." : "It was not made so far: look again before a second try.");
        }
    }

    public static async Task CancelAsync(WooCommerceClient shop)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await foreach (var customer in shop.Customers.ListAsync(cancellationToken: stop.Token))
        {
            Console.WriteLine(customer.Email);
        }
    }

    public static void SeveralShops(WebApplicationBuilder builder)
    {
        foreach (var shop in builder.Configuration.GetSection("Shops").GetChildren())
        {
            builder.Services.AddWooCommerceClient(shop.Key, shop);
        }

        builder.Services.AddWooCommerceClient("slow-shop", options =>
        {
            options.BaseAddress = new Uri("https://slow.example.com");
            options.ConsumerKey = builder.Configuration["Slow:Key"]!;
            options.ConsumerSecret = builder.Configuration["Slow:Secret"]!;
            options.MaxConcurrency = 1;
            options.PageSize = 25;
            options.ReadDeadline = TimeSpan.FromMinutes(3);
        });
    }

    public static async Task RepairAsync(WooCommerceClient shop, string secret, CancellationToken stop)
    {
        var found = await shop.Webhooks.RepairAsync(
            new Uri("https://service.example.com/webhooks"), ["order.created", "order.updated", "order.deleted", "order.restored"], secret, stop);
        Console.WriteLine($"{found.Healthy.Count} were well, {found.Inactive.Count} were set active, {found.Missing.Count} were made.");
    }

    public static async Task<Instant> PollAsync(WooCommerceClient shop, Instant newest, CancellationToken stop)
    {
        await foreach (var order in shop.Orders.ListAsync(new() { ModifiedAfter = newest - Duration.FromMinutes(2) }, stop))
        {
            Console.WriteLine($"{order.Id} is {order.Status}");                    // may come twice: do what is right both times
            newest = order.DateModifiedGmt is { } at ? Instant.Max(newest, at) : newest;
        }

        return newest;                                                             // keep it once all of them are dealt with
    }

    public static async Task<Cursor?> FeedAsync(IServiceProvider services, Cursor? cursor, CancellationToken stop)
    {
        var feed = services.GetRequiredKeyedService<IChangeFeed<Order>>("shop");
        for (var more = true; more;)
        {
            var page = await feed.ReadAsync(cursor, stop);
            foreach (var item in page.Items)
            {
                Console.WriteLine(item switch
                {
                    FeedItem<Order>.Seen seen => $"look at {seen.Ref}",
                    FeedItem<Order>.Gone gone => $"{gone.Ref} is gone",
                    FeedItem<Order>.Unreadable broken => $"{broken.Ref} cannot be read: {broken.Error}",
                    _ => "",
                });
            }

            (cursor, more) = (page.Next, page.HasMore);
        }

        return cursor;
    }
}
