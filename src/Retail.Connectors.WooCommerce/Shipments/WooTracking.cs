using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Effects;
using Retail.Connectors.Shipments;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Shipments;

/// <summary>The list of shipments in an order's <c>meta_data</c>, as the plugin Shipment Tracking keeps it. Entries of others are kept as they are.</summary>
internal sealed class WooTracking
{
    private readonly JsonArray _entries;

    private WooTracking(long? metaId, JsonArray entries)
    {
        MetaId = metaId;
        _entries = entries;
    }

    /// <summary>The entry of <c>meta_data</c> that holds the list; null if there is none yet.</summary>
    public long? MetaId { get; }

    /// <summary>Reads the list.</summary>
    /// <returns>The list; null if something else stands in its place.</returns>
    public static WooTracking? TryRead(IReadOnlyList<WooMeta> metaData, string key)
    {
        if (metaData.FirstOrDefault(entry => entry.Key == key) is not { } meta)
        {
            return new WooTracking(null, []);
        }

        return meta.Value switch
        {
            null or { ValueKind: JsonValueKind.Null } => new WooTracking(meta.Id, []),
            { ValueKind: JsonValueKind.String } text when text.GetString()!.Length == 0 => new WooTracking(meta.Id, []),
            { ValueKind: JsonValueKind.Array } list => new WooTracking(meta.Id, [.. list.EnumerateArray().Select(Node)]),

            // PHP's arrays with gaps, from which an entry was deleted, come as objects.
            { ValueKind: JsonValueKind.Object } gaps => new WooTracking(meta.Id, [.. gaps.EnumerateObject().Select(entry => Node(entry.Value))]),
            _ => null,
        };
    }

    /// <summary>The list with this shipment's parcels in it, at the end if they are new.</summary>
    public JsonArray With(NotifyShipment command)
    {
        var foreign = _entries.Where(entry => !IsOf(entry, command.Key)).Select(entry => entry?.DeepClone());
        return [.. foreign, .. Parcels(command)];
    }

    /// <summary>All parcels of the shipment stand in the list as they should, and no others of it.</summary>
    public bool Holds(NotifyShipment command)
    {
        var own = _entries.Where(entry => IsOf(entry, command.Key)).ToList();
        var wanted = Parcels(command).ToList();
        return own.Count == wanted.Count && wanted.All(parcel => own.Any(entry => Says(entry!.AsObject(), parcel)));
    }

    /// <summary>The list has an entry of this shipment.</summary>
    public bool HasAny(EffectKey key) => _entries.Any(entry => IsOf(entry, key));

    private static IEnumerable<JsonObject> Parcels(NotifyShipment command)
    {
        var shipment = command.Shipment;
        var parcels = shipment.Parcels.IsEmpty ? [new Parcel(string.Empty, string.Empty)] : shipment.Parcels;
        return parcels.Select((parcel, index) => new JsonObject
        {
            ["tracking_provider"] = parcel.TrackingUrl is null ? parcel.Carrier : string.Empty,
            ["custom_tracking_provider"] = parcel.TrackingUrl is null ? string.Empty : parcel.Carrier,
            ["custom_tracking_link"] = parcel.TrackingUrl?.AbsoluteUri ?? string.Empty,
            ["tracking_number"] = parcel.TrackingNumber,
            ["date_shipped"] = shipment.ShippedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["tracking_id"] = string.Create(CultureInfo.InvariantCulture, $"{IdOf(command.Key)}-{index + 1}"),
        });
    }

    private static bool IsOf(JsonNode? entry, EffectKey key) =>
        entry is JsonObject fields && Text(fields, "tracking_id").StartsWith(IdOf(key) + "-", StringComparison.Ordinal);

    /// <summary>One shipment has the same ids in whatever generation it is written: a later one replaces its parcels.</summary>
    private static string IdOf(EffectKey key) => EffectKey.For(key.Source, key.Verb, key.Target, key.Part).ShortForm();

    /// <summary>The plugin may add fields; what was written must be there.</summary>
    private static bool Says(JsonObject entry, JsonObject parcel) =>
        parcel.All(field => Text(entry, field.Key) == field.Value!.GetValue<string>());

    private static string Text(JsonObject entry, string name) => entry[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => string.Empty,
    };

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
