using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Invoices;

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
        retail.AddOdoo(shop.Erp, erp =>
        {
            erp.BaseAddress = settings.ErpAddress;
            erp.Database = settings.ErpDatabase;
            erp.ApiKey = shop.ErpKey;
            erp.CompanyId = shop.Company;
            erp.AllowHttpToLoopback = true;
            erp.FeedOverlap = TimeSpan.FromSeconds(10);
            erp.FeedStart = settings.From;
            erp.RetryDelay = TimeSpan.FromMilliseconds(50);
            erp.SettleAfter = TimeSpan.FromSeconds(2);
        });
    }

    /// <summary>Articles to the shop, accounts and orders to the ERP.</summary>
    private static void Sell(RetailConnectorsBuilder retail, SyncSettings settings, ShopSettings shop)
    {
        retail.Catalog(from: shop.Erp, to: shop.Name, catalog => catalog.Where(product => product.Sku.StartsWith(shop.Offers, StringComparison.Ordinal)));
        retail.Customers(from: shop.Name, to: shop.Erp);
        retail.Orders(from: shop.Name, to: shop.Erp, orders =>
        {
            orders.From(settings.From);
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
        retail.Payments(from: shop.Name, to: shop.Erp, payments => payments.Zone(zone));
        retail.Refunds(from: shop.Name, to: shop.Erp, refunds => refunds.TimeZone(shop.TimeZone).Goods(ReturnDisposition.Restock));
        retail.Credits(from: shop.Erp, to: shop.Name);
    }
}
