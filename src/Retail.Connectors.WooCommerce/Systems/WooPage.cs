using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>A page that WooCommerce needs.</summary>
public sealed record WooPage
{
    /// <summary>PageName. (<c>page_name</c>)</summary>
    public string PageName { get; set; } = string.Empty;

    /// <summary>PageId. (<c>page_id</c>)</summary>
    public string PageId { get; set; } = string.Empty;

    /// <summary>PageSet. (<c>page_set</c>)</summary>
    public bool PageSet { get; set; }

    /// <summary>PageExists. (<c>page_exists</c>)</summary>
    public bool PageExists { get; set; }

    /// <summary>PageVisible. (<c>page_visible</c>)</summary>
    public bool PageVisible { get; set; }

    /// <summary>Shortcode. (<c>shortcode</c>)</summary>
    public string Shortcode { get; set; } = string.Empty;

    /// <summary>Block. (<c>block</c>)</summary>
    public string Block { get; set; } = string.Empty;

    /// <summary>ShortcodeRequired. (<c>shortcode_required</c>)</summary>
    public bool ShortcodeRequired { get; set; }

    /// <summary>ShortcodePresent. (<c>shortcode_present</c>)</summary>
    public bool ShortcodePresent { get; set; }

    /// <summary>BlockPresent. (<c>block_present</c>)</summary>
    public bool BlockPresent { get; set; }

    /// <summary>BlockRequired. (<c>block_required</c>)</summary>
    public bool BlockRequired { get; set; }

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
