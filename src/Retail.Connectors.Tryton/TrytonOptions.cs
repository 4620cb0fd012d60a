using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton;

/// <summary>How to reach one company of one Tryton 6.0 database, and how documents are written to it.</summary>
public sealed class TrytonOptions
{
    /// <summary>Where trytond answers, for example <c>https://erp.example.com</c>. HTTPS, except as <see cref="AllowHttpToLoopback"/> says.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The database; it becomes part of the address.</summary>
    public string Database { get; set; } = string.Empty;

    /// <summary>Login of the integration user. It needs no administration rights.</summary>
    public string User { get; set; } = string.Empty;

    /// <summary>Its password.</summary>
    public string Password { get; set; } = string.Empty;

    /// <summary>
    /// Id of the company, sent in every context; null sends none, which only the client alone allows: Tryton then answers
    /// no prices and refuses most writes.
    /// </summary>
    public long? CompanyId { get; set; }

    /// <summary>Language of translated fields and of messages. Default <c>en</c>; null leaves it out.</summary>
    public string? Language { get; set; } = "en";

    /// <summary>True if plain HTTP is allowed when the server is this machine. Default false.</summary>
    public bool AllowHttpToLoopback { get; set; }

    /// <summary>Name of the web shop (<c>web.shop</c>) that orders are shown under; empty for none.</summary>
    public string WebShop { get; set; } = string.Empty;

    /// <summary>Code of the warehouse that orders are shipped from; empty if there is only one.</summary>
    public string Warehouse { get; set; } = string.Empty;

    /// <summary>Name of the payment term of orders; empty for the party's own, or none.</summary>
    public string PaymentTerm { get; set; } = string.Empty;

    /// <summary>
    /// How far submitted orders are taken: <see cref="DocumentStage.Confirmed"/>, the default, or <see cref="DocumentStage.Draft"/>,
    /// which leaves them as quotations that stay open to amendments until somebody confirms them in Tryton.
    /// </summary>
    public DocumentStage OrderStage { get; set; } = DocumentStage.Confirmed;

    /// <summary>SKU of the service product for shipping. Default <c>SHIPPING</c>.</summary>
    public string ShippingProduct { get; set; } = "SHIPPING";

    /// <summary>SKU of the service product for fees, reductions and tips. Default <c>FEE</c>.</summary>
    public string FeeProduct { get; set; } = "FEE";

    /// <summary>SKU of the service product for rounding lines. Default <c>ROUNDING</c>.</summary>
    public string RoundingProduct { get; set; } = "ROUNDING";

    /// <summary>What follows a tax's name in that of the fixed tax of +0.01. Default <c>_up</c>.</summary>
    public string RoundingTaxUpSuffix { get; set; } = "_up";

    /// <summary>What follows a tax's name in that of the fixed tax of −0.01. Default <c>_down</c>.</summary>
    public string RoundingTaxDownSuffix { get; set; } = "_down";

    /// <summary>Minor units per line and rate that explicit rounding lines may make up for. Default 1; 0 allows none.</summary>
    public int RoundingTolerance { get; set; } = 1;

    /// <summary>Minor units that the rounding lines of one document may make up for in all. Default 5.</summary>
    public int MaxRoundingPerOrder { get; set; } = 5;

    /// <summary>Digits after the point of unit prices: Tryton's setting <c>product.price_decimal</c>. Default 4.</summary>
    public int PriceDigits { get; set; } = 4;

    /// <summary>Code or name of the location for returned goods that are kept apart until somebody has looked; empty refuses such returns.</summary>
    public string InspectionLocation { get; set; } = string.Empty;

    /// <summary>Code or name of the location for returned goods that are written off; empty for the warehouse's lost-and-found location.</summary>
    public string ScrapLocation { get; set; } = string.Empty;

    /// <summary>True if people write the tracking number into a shipment's reference: Tryton 6.0 has no field of its own. Default false.</summary>
    public bool ShipmentReferenceIsTracking { get; set; }

    /// <summary>
    /// How long after a request could have been sent its effect may still appear, for commands whose key is looked up. Default
    /// 2 minutes: trytond sets no limit of its own to a transaction.
    /// </summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How far a feed reads back behind what it saw. Default 5 minutes; it has to be longer than the longest transaction, because
    /// changes are stamped with its start.
    /// </summary>
    public TimeSpan FeedOverlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where feeds begin that were never read; null for everything there is.</summary>
    public DateTimeOffset? FeedFrom { get; set; }

    /// <summary>Records per page. Default 200.</summary>
    public int PageSize { get; set; } = 200;

    /// <summary>How long product, tax and location ids are remembered. Default 5 minutes; what is not known is always asked.</summary>
    public TimeSpan ReferenceCacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest a read may take, retries included. Default 30 seconds.</summary>
    public TimeSpan ReadDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest a write may take. Default 60 seconds.</summary>
    public TimeSpan WriteDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests at one time. Default 4.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Tries of a read after the first. Default 2.</summary>
    public int ReadRetries { get; set; } = 2;

    /// <summary>The wait before the first retry of a read; it doubles from there. Default half a second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The largest answer that is read, in bytes. Default 32 MiB.</summary>
    public long MaxResponseBytes { get; set; } = 32 * 1024 * 1024;
}
