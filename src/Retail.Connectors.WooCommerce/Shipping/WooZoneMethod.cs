using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Settings;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Shipping;

/// <summary>A shipping method of a zone.</summary>
public sealed record WooZoneMethod
{
    /// <summary>The same as the id of the instance. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Id of the method in its zone. (<c>instance_id</c>)</summary>
    public long InstanceId { get; set; }

    /// <summary>Title. (<c>title</c>)</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Place in the list. (<c>order</c>)</summary>
    public long Order { get; set; }

    /// <summary>It is in use. (<c>enabled</c>)</summary>
    public bool Enabled { get; set; }

    /// <summary>Kind of method, for example <c>flat_rate</c>. (<c>method_id</c>)</summary>
    public string MethodId { get; set; } = string.Empty;

    /// <summary>Title of the kind of method. (<c>method_title</c>)</summary>
    public string MethodTitle { get; set; } = string.Empty;

    /// <summary>Description of the kind of method. (<c>method_description</c>)</summary>
    public string MethodDescription { get; set; } = string.Empty;

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
