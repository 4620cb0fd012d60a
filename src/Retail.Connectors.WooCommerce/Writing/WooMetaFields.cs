using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>An entry of <c>meta_data</c> to write: found by its id, else by its key, else added.</summary>
/// <remarks>
/// The shop stores scalars as text (42 comes back as <c>"42"</c>, true as <c>"1"</c>, false as empty text) and keeps
/// the inner types of arrays and objects; an empty object comes back as an empty array. Of several new entries with
/// one key the last one stays.
/// </remarks>
public sealed record WooMetaFields
{
    /// <summary>The entry to change; unset to find it by its key. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Name of the field; unset to keep it. (<c>key</c>)</summary>
    public Settable<string?> Key { get; init; }

    /// <summary>Any JSON; null deletes an entry that is there. (<c>value</c>)</summary>
    public Settable<JsonElement?> Value { get; init; }

    /// <summary>Fields that this type does not name, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Sets the entry of this key to a text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The text.</param>
    public static WooMetaFields Set(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new WooMetaFields { Key = key, Value = JsonSerializer.SerializeToElement(value, WooWriteJson.Default.String) };
    }

    /// <summary>Sets the entry of this key to any JSON.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The JSON.</param>
    public static WooMetaFields Set(string key, JsonElement value) => new() { Key = key, Value = value };

    /// <summary>Sets the entry of this id to any JSON.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="value">The JSON.</param>
    public static WooMetaFields Set(long id, JsonElement value) => new() { Id = id, Value = value };

    /// <summary>Deletes the entry of this id.</summary>
    /// <param name="id">The entry's id.</param>
    public static WooMetaFields Delete(long id) => new() { Id = id, Value = null };
}
