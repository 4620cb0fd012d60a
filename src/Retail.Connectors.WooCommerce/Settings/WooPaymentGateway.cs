using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>A payment gateway.</summary>
public sealed record WooPaymentGateway
{
    /// <summary>Id, for example <c>bacs</c>. (<c>id</c>)</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Title, HTML-encoded. (<c>title</c>)</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Description; may hold HTML. (<c>description</c>)</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public long Order { get; set; }

    /// <summary>It is in use. (<c>enabled</c>)</summary>
    public bool Enabled { get; set; }

    /// <summary>Title of the kind of method. (<c>method_title</c>)</summary>
    public string MethodTitle { get; set; } = string.Empty;

    /// <summary>Description of the kind of method. (<c>method_description</c>)</summary>
    public string MethodDescription { get; set; } = string.Empty;

    /// <summary>What it can do, for example <c>refunds</c>. (<c>method_supports</c>)</summary>
    public IReadOnlyList<string> MethodSupports { get; set => field = value ?? []; } = [];

    /// <summary>Settings. (<c>settings</c>)</summary>
    [JsonConverter(typeof(WooMapConverter<WooSettingField>))]
    public IReadOnlyDictionary<string, WooSettingField> Settings { get; set => field = value ?? new Dictionary<string, WooSettingField>(); } = new Dictionary<string, WooSettingField>();

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    [JsonInclude]
    [JsonPropertyName("_links")]
    internal WooLinks? Links { get; set; }
}
