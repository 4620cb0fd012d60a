using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo;

/// <summary>How to reach one company of one Odoo database, and how documents are written to it.</summary>
public sealed class OdooOptions
{
    /// <summary>Where Odoo answers, for example <c>https://erp.example.com</c>. HTTPS, except as <see cref="AllowHttpToLoopback"/> says.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The database, sent as <c>X-Odoo-Database</c>.</summary>
    public string Database { get; set; } = string.Empty;

    /// <summary>An API key of the integration user, sent as <c>Authorization: bearer</c>.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Which interface is spoken. Default <see cref="OdooProtocol.Json2"/>, which Odoo has from 19 on; handlers and reads need it.</summary>
    public OdooProtocol Protocol { get; set; } = OdooProtocol.Json2;

    /// <summary>The user's login name; needed over <see cref="OdooProtocol.JsonRpc"/> only, where the key alone names nobody.</summary>
    public string Login { get; set; } = string.Empty;

    /// <summary>
    /// Id of the company to work in, sent as <c>allowed_company_ids</c>; null leaves it to the user's default company,
    /// which only the client alone allows: the handlers need it.
    /// </summary>
    public long? CompanyId { get; set; }

    /// <summary>Language of translated fields and of messages, for example <c>en_US</c>; null for the user's own.</summary>
    public string? Language { get; set; }

    /// <summary>True if plain HTTP is allowed when the server is this machine. Default false.</summary>
    public bool AllowHttpToLoopback { get; set; }

    /// <summary>The module part of the external ids that the handlers write: letters, digits and <c>_</c>. Default <c>retail</c>.</summary>
    public string ExternalIdModule { get; set; } = "retail";

    /// <summary>SKU of the service product for shipping. Default <c>SHIPPING</c>.</summary>
    public string ShippingProduct { get; set; } = "SHIPPING";

    /// <summary>SKU of the service product for fees, reductions and tips. Default <c>FEE</c>.</summary>
    public string FeeProduct { get; set; } = "FEE";

    /// <summary>SKU of the service product for rounding lines. Default <c>ROUNDING</c>.</summary>
    public string RoundingProduct { get; set; } = "ROUNDING";

    /// <summary>What follows a tax's external id in that of the fixed tax of +0.01 in its group. Default <c>_up</c>.</summary>
    public string RoundingTaxUpSuffix { get; set; } = "_up";

    /// <summary>What follows a tax's external id in that of the fixed tax of −0.01 in its group. Default <c>_down</c>.</summary>
    public string RoundingTaxDownSuffix { get; set; } = "_down";

    /// <summary>
    /// Path of the internal location for goods that come back to be looked at or scrapped, for example <c>WH/Inspection</c>; it
    /// should not lie in the sellable stock. Default empty: such goods are refused, and scrap is written off out of the stock.
    /// </summary>
    public string InspectionLocation { get; set; } = string.Empty;

    /// <summary>Currency code to the external id of the price list for orders in it; needed for every currency but the company's.</summary>
    public Dictionary<string, string> PriceLists { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Fiscal positions for orders of buyers with a tax id: country of the invoice address (ISO 3166-1 alpha-2, or <c>*</c> for any
    /// other) to the external id of an <c>account.fiscal.position</c>. Default empty: Odoo chooses by the partner. The taxes of the
    /// lines are the shop's in any case; the position decides on accounts and on what is printed.
    /// </summary>
    public Dictionary<string, string> TaxIdFiscalPositions { get; } = new(StringComparer.Ordinal);

    /// <summary>Minor units per line and rate that explicit rounding lines may make up for. Default 1; 0 allows none.</summary>
    public int RoundingTolerance { get; set; } = 1;

    /// <summary>
    /// Minor units that the rounding lines of one order may make up for in all, before tax and of every rate. What the shop itself rounded
    /// away is written in any case where no rate is off. Default 5.
    /// </summary>
    public int MaxRoundingPerOrder { get; set; } = 5;

    /// <summary>Records a page of feeds and listings. Default 200, 10 to 2,000.</summary>
    public int PageSize { get; set; } = 200;

    /// <summary>
    /// How far each window of a feed reaches back. A change becomes visible at the end of its transaction and is dated at its
    /// start: at least Odoo's own time limit (<c>limit_time_real</c>, 120 seconds by default) and the difference of the clocks.
    /// Default 3 minutes.
    /// </summary>
    public TimeSpan FeedOverlap { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Where a feed without a cursor begins; null for the moment of its first read.</summary>
    public DateTimeOffset? FeedStart { get; set; }

    /// <summary>How long product, tax and country ids are remembered. Default 5 minutes; what is not known is always asked.</summary>
    public TimeSpan ReferenceCacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest a read may take, retries included. Default 30 seconds.</summary>
    public TimeSpan ReadDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest a write may take. Default 60 seconds, at least 30: Odoo itself retries inside for 12 seconds.</summary>
    public TimeSpan WriteDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long after it was sent a request may still be carried out: Odoo's own <c>limit_time_real</c>, 120 seconds by
    /// default, and the wait for a free worker. A changed order is not written before it has passed if the outcome of an
    /// earlier write is unknown. Default 5 minutes.
    /// </summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Requests at one time. Default 4, the number of workers of a small server.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Tries of a read after the first. Default 2.</summary>
    public int ReadRetries { get; set; } = 2;

    /// <summary>The wait before the first retry of a read; it doubles from there. Default half a second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The largest answer that is read, in bytes. Default 32 MiB.</summary>
    public long MaxResponseBytes { get; set; } = 32 * 1024 * 1024;
}
