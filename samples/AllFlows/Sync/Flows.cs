using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Orders;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Invoices;
using Retail.Connectors.Sync.Orders;
using Retail.Connectors.Sync.Refunds;

namespace AllFlows.Sync;

/// <summary>All flows between a shop and the company of the ERP that it sells for: what a reader copies.</summary>
internal static class Flows
{
    public static void Add(RetailConnectorsBuilder retail, SyncSettings settings)
    {
        foreach (var shop in settings.Shops)
        {
            Connect(retail, settings, shop);
            Sell(retail, settings, shop);
            Offer(retail, shop);
            Deliver(retail, shop);
            Settle(retail, shop);
        }
    }

    private static void Connect(RetailConnectorsBuilder retail, SyncSettings settings, ShopSettings shop)
    {
        retail.AddWooCommerce(shop.Name, woo =>
        {
            woo.BaseAddress = shop.Address;
            woo.ConsumerKey = shop.Key;
            woo.ConsumerSecret = shop.Secret;
            woo.WebhookSecrets.Add(shop.WebhookSecret);
            woo.AllowHttpToLoopback = true;

            // Short times, because simulated days are: a service leaves these alone.
            woo.FeedOverlap = TimeSpan.FromSeconds(10);
            woo.RetryDelay = TimeSpan.FromMilliseconds(50);
            woo.SettleAfter = TimeSpan.FromSeconds(2);
        });

        var erp = new ConfigurationBuilder().AddInMemoryCollection(shop.ErpOptions).Build();
        if (settings.ErpProduct == "tryton")
        {
            retail.AddTryton(shop.Erp, erp); // This line instead of the other is all that exchanges the ERP.
        }
        else
        {
            retail.AddOdoo(shop.Erp, erp);
        }
    }

    /// <summary>Articles and their prices to the shop, accounts and orders to the ERP.</summary>
    private static void Sell(RetailConnectorsBuilder retail, SyncSettings settings, ShopSettings shop)
    {
        retail.Catalog(from: shop.Erp, to: shop.Name, catalog => catalog.Where(product => product.Sku.StartsWith(shop.Offers, StringComparison.Ordinal)));
        retail.Prices(from: shop.Erp, to: shop.Name, prices =>
        {
            // Short times, because simulated days are: a service leaves these alone.
            prices.Every(poll: TimeSpan.FromSeconds(2), sweep: TimeSpan.FromSeconds(10), check: TimeSpan.FromSeconds(10));
            if (shop.KeepsPrices)
            {
                prices.Keeps(PriceBasis.Net);
            }
        });
        retail.Customers(from: shop.Name, to: shop.Erp);
        retail.Orders(from: shop.Name, to: shop.Erp, orders =>
        {
            orders.From(settings.From).Route(order => Houses(order, shop));
            foreach (var (rate, tax) in shop.Taxes)
            {
                orders.Tax(rate, tax);
            }

            foreach (var (method, journal) in shop.PaymentMethods)
            {
                orders.PaymentMethod(method, journal);
            }
        });
    }

    /// <summary>What another house delivers stands on a document of its own.</summary>
    private static IReadOnlyList<OrderPart> Houses(Order order, ShopSettings shop)
    {
        var houses = order.Lines.ToLookup(line => line.Sku.StartsWith(shop.Press, StringComparison.Ordinal) ? "press" : "house", line => line.Id);
        return houses.Count > 1 ? [.. houses.Select(house => new OrderPart(house.Key, [.. house]))] : [new OrderPart(string.Empty, [.. order.Lines.Select(line => line.Id)])];
    }

    /// <summary>As many to the shop as there are.</summary>
    private static void Offer(RetailConnectorsBuilder retail, ShopSettings shop) => retail.StockPool(shop.Name, from: shop.Erp, pool => pool
        .Locations(shop.Warehouse)
        .Channel(shop.Name)

        // Short times, because simulated days are: a service leaves these alone.
        .Every(poll: TimeSpan.FromSeconds(1), sweep: TimeSpan.FromSeconds(10), check: TimeSpan.FromSeconds(20))
        .Settle(TimeSpan.FromSeconds(2))
        .UnseenFor(TimeSpan.FromMinutes(1)));

    /// <summary>Parcels and progress to the shop.</summary>
    private static void Deliver(RetailConnectorsBuilder retail, ShopSettings shop)
    {
        retail.Shipments(from: shop.Erp, to: shop.Name);
        retail.OrderStatus(from: shop.Erp, to: shop.Name);
    }

    /// <summary>Invoices, payments, refunds and credit notes.</summary>
    private static void Settle(RetailConnectorsBuilder retail, ShopSettings shop)
    {
        var zone = DateTimeZoneProviders.Tzdb[shop.TimeZone];
        retail.PostInvoices(from: shop.Name, to: shop.Erp, invoices => invoices.When(InvoiceMoment.Shipped).Zone(zone));
        retail.Invoices(from: shop.Erp, to: shop.Name);
        retail.Payments(from: shop.Name, to: shop.Erp, payments => payments.Zone(zone).ReceivedOnCompletion("cod"));
        retail.Refunds(from: shop.Name, to: shop.Erp, refunds => refunds.TimeZone(shop.TimeZone).Goods(ReturnDisposition.Restock)
            .BeforeInvoice(shop.ShrinksOrders ? BeforeInvoice.Reduce : BeforeInvoice.Wait));
        retail.Credits(from: shop.Erp, to: shop.Name);
    }
}
