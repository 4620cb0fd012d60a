using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>A file that a customer may download.</summary>
public sealed record WooCustomerDownload
{
    /// <summary>Download ID. (<c>download_id</c>)</summary>
    public string DownloadId { get; set; } = string.Empty;

    /// <summary>Download file URL. (<c>download_url</c>)</summary>
    public string DownloadUrl { get; set; } = string.Empty;

    /// <summary>Downloadable product ID. (<c>product_id</c>)</summary>
    public long ProductId { get; set; }

    /// <summary>Product name. (<c>product_name</c>)</summary>
    public string ProductName { get; set; } = string.Empty;

    /// <summary>Downloadable file name. (<c>download_name</c>)</summary>
    public string DownloadName { get; set; } = string.Empty;

    /// <summary>Order ID. (<c>order_id</c>)</summary>
    public long OrderId { get; set; }

    /// <summary>Order key. (<c>order_key</c>)</summary>
    public string OrderKey { get; set; } = string.Empty;

    /// <summary>Number of downloads remaining. (<c>downloads_remaining</c>)</summary>
    public string DownloadsRemaining { get; set; } = string.Empty;

    /// <summary>When the right ends, in the shop's own time; null for never. (<c>access_expires</c>)</summary>
    [JsonConverter(typeof(WooLocalDateConverter))]
    public LocalDateTime? AccessExpires { get; set; }

    /// <summary>When the right ends; null for never. (<c>access_expires_gmt</c>)</summary>
    [JsonConverter(typeof(WooInstantConverter))]
    public Instant? AccessExpiresGmt { get; set; }

    /// <summary>File details. (<c>file</c>)</summary>
    public WooCustomerDownloadFile File { get; set => field = value ?? new(); } = new();

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
