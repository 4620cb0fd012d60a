using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce;

/// <summary>How to reach one shop and what to take from it.</summary>
public sealed class WooCommerceOptions
{
    /// <summary>Address of the shop, for example <c>https://shop.example.com</c>; a folder of the host is kept. Required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Consumer key, <c>ck_…</c>. Required.</summary>
    public string ConsumerKey { get; set; } = string.Empty;

    /// <summary>Consumer secret, <c>cs_…</c>. Required.</summary>
    public string ConsumerSecret { get; set; } = string.Empty;

    /// <summary>Sends the key over plain HTTP if the address is this machine itself. Default: no.</summary>
    public bool AllowHttpToLoopback { get; set; }

    /// <summary>How the shop is shown the key. Default: the <c>Authorization</c> header. The key is read for each request: a new one needs no restart.</summary>
    public WooAuthenticationMethod Authentication { get; set; }

    /// <summary>
    /// Allows plain HTTP to a shop elsewhere, together with OAuth, which keeps the secret at home; what is read and
    /// written is open to all on the way. Default: no.
    /// </summary>
    public bool AllowHttp { get; set; }

    /// <summary>Secrets of the shop's webhooks as entered there: one, or two while they are exchanged. None refuses every delivery.</summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>The longest a read may take, its retries included. Default 60 s, at most 10 minutes.</summary>
    public TimeSpan ReadDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest a write may take. Default 100 s, at most 10 minutes.</summary>
    public TimeSpan WriteDeadline { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Requests at one time, 1 to 32. Default 4: the shop is the slow side, and more make it slower.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Tries of a read after the first, 0 to 10. Default 3.</summary>
    public int ReadRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles from there, with jitter. Default 500 ms, at most 1 minute.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The largest answer that is read, in bytes, after decompression. Default 32 MiB.</summary>
    public long MaxResponseBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Records per page, 2 to 100. Default 100. Pages overlap by one record, which proves that none moved between them.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>
    /// How far the change feed looks back from the newest change it has seen, for changes that were stored late.
    /// Default 2 minutes, 1 second to 1 day.
    /// </summary>
    public TimeSpan FeedOverlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Where the change feeds of orders and refunds begin: changes from this moment on. Default null: all there are. Products, customers
    /// and coupons are master data and are always told from the beginning.
    /// </summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// Digits after the point per currency, for example <c>JPY: 2</c>; they go before the shop's setting
    /// <c>woocommerce_price_num_decimals</c>, which holds for its own currency. Other currencies count as in ISO 4217.
    /// </summary>
    public IDictionary<string, int> CurrencyDigits { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Where the shop rounds tax. Default null: as its setting <c>woocommerce_tax_round_at_subtotal</c> says, and per line if the key
    /// may not read settings. A value goes before the setting; the system's description says if the two disagree.
    /// </summary>
    public TaxRounding? TaxRounding { get; set; }

    /// <summary>
    /// Keys of <c>meta_data</c> that may hold a business customer's tax id, the first that has one wins. Default null:
    /// <see cref="DefaultTaxIdMetaKeys"/>.
    /// </summary>
    public IList<string>? TaxIdMetaKeys { get; set; }

    /// <summary>Keys of an order's <c>meta_data</c> that are carried in <see cref="Order.Attributes"/>. Default: none.</summary>
    public IList<string> AttributeMetaKeys { get; } = [];

    /// <summary>How long after its beginning a sweep over all customers begins anew; new customers are seen at every poll. Default 6 hours, 1 minute to 7 days.</summary>
    public TimeSpan CustomerSweepInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Which accounts count as customers: a WordPress role, or <c>all</c>. Default <c>all</c>, because plugins give
    /// their buyers roles of their own and any account can buy.
    /// </summary>
    public string CustomerRole { get; set; } = "all";

    /// <summary>Lets orders be set to <c>refunded</c>, which makes the shop refund them in full. Default: no, it is refused.</summary>
    public bool AllowStatusRefunded { get; set; }

    /// <summary>
    /// How long after a refund, a shipment or an invoice was sent it may still appear at the shop; only then it is looked for and sent again. Default
    /// 2 minutes, 1 second to 1 hour.
    /// </summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Key of a refund's <c>meta_data</c> that holds the effect it stands for. Default <c>_retail_effect</c>.</summary>
    public string EffectMetaKey { get; set; } = "_retail_effect";

    /// <summary>
    /// Key of an order's <c>meta_data</c> that holds its shipments. Default <c>_wc_shipment_tracking_items</c>, of the
    /// plugin Shipment Tracking and of those that are compatible with it.
    /// </summary>
    public string TrackingMetaKey { get; set; } = "_wc_shipment_tracking_items";

    /// <summary>Key of an order's <c>meta_data</c> that holds the list of its invoices. Default <c>_retail_invoices</c>.</summary>
    public string InvoicesMetaKey { get; set; } = "_retail_invoices";

    /// <summary>Key of an order's <c>meta_data</c> with the numbers of its invoices as text; empty to write none. Default <c>_invoice_number</c>.</summary>
    public string InvoiceNumberMetaKey { get; set; } = "_invoice_number";

    /// <summary>Key of an order's <c>meta_data</c> with the date of its last invoice, <c>2026-03-31</c>; empty to write none. Default <c>_invoice_date</c>.</summary>
    public string InvoiceDateMetaKey { get; set; } = "_invoice_date";

    /// <summary>Key of an order's <c>meta_data</c> with the address of its last invoice; empty to write none. Default <c>_invoice_link</c>.</summary>
    public string InvoiceLinkMetaKey { get; set; } = "_invoice_link";

    /// <summary>
    /// Deletes the draft that the shop leaves behind when it refuses an order for a coupon it does not know. Default: no,
    /// the error names it.
    /// </summary>
    public bool DeleteDraftsOfRefusedOrders { get; set; }

    /// <summary>
    /// Values of plugins that batches may write, by the field's name on the wire, for example <c>type: [subscription]</c>.
    /// Default: none. Statuses of orders are asked of the shop and need not be named.
    /// </summary>
    public IDictionary<string, IList<string>> MoreValues { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>The keys under which the usual plugins keep a tax id.</summary>
    public static IReadOnlyList<string> DefaultTaxIdMetaKeys { get; } =
        ["_vat_number", "_billing_vat_number", "vat_number", "_billing_vat_id", "billing_vat_id", "billing_vat"];

    /// <summary>The address only: secrets are not shown.</summary>
    public override string ToString() => $"WooCommerce at {BaseAddress}";
}
