using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Invoices;

/// <summary>
/// The invoices in an order's <c>meta_data</c>: a list that holds all there is, and three plain fields for templates and mails, made
/// from the list. Entries of others in the list are kept.
/// </summary>
internal sealed class WooInvoiceList
{
    private readonly IReadOnlyList<WooMeta> _meta;
    private readonly JsonArray _entries;
    private readonly WooCommerceOptions _options;

    private WooInvoiceList(IReadOnlyList<WooMeta> meta, JsonArray entries, WooCommerceOptions options)
    {
        _meta = meta;
        _entries = entries;
        _options = options;
    }

    /// <summary>Reads the list.</summary>
    /// <returns>The list; null if something else stands in its place.</returns>
    public static WooInvoiceList? TryRead(IReadOnlyList<WooMeta> meta, WooCommerceOptions options) => Find(meta, options.InvoicesMetaKey)?.Value switch
    {
        null or { ValueKind: JsonValueKind.Null } => new WooInvoiceList(meta, [], options),
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Length == 0 => new WooInvoiceList(meta, [], options),
        { ValueKind: JsonValueKind.Array } list => new WooInvoiceList(meta, [.. list.EnumerateArray().Select(Node)], options),

        // PHP's arrays with gaps, from which an entry was deleted, come as objects.
        { ValueKind: JsonValueKind.Object } gaps => new WooInvoiceList(meta, [.. gaps.EnumerateObject().Select(entry => Node(entry.Value))], options),
        _ => null,
    };

    /// <summary>The list has an entry of this invoice, whatever it says.</summary>
    public bool HasAny(EffectKey key) => _entries.Any(entry => IsOf(entry, key));

    /// <summary>The invoice stands in the list as it should, and the plain fields say what the list says.</summary>
    public bool Holds(AttachInvoice command)
    {
        var own = _entries.Where(entry => IsOf(entry, command.Key)).ToList();
        return own.Count == 1 && Entry(command).All(field => Text(own[0], field.Key) == field.Value!.GetValue<string>())
            && Plain(_entries).All(field => TextOf(Find(_meta, field.Key)?.Value) == field.Value);
    }

    /// <summary>What is written so that the invoice stands in the list: in its place, or at the end if it is new.</summary>
    public List<WooMetaFields> With(AttachInvoice command)
    {
        JsonArray list = [.. _entries.Select(entry => IsOf(entry, command.Key) ? Entry(command) : entry?.DeepClone())];
        if (!HasAny(command.Key))
        {
            list.Add((JsonNode)Entry(command));
        }

        using var document = JsonDocument.Parse(list.ToJsonString());
        return
        [
            Set(_options.InvoicesMetaKey, document.RootElement.Clone()),
            .. Plain(list).Select(field => Set(field.Key, WooMetaFields.Set(field.Key, field.Value).Value.Value!.Value)),
        ];
    }

    private WooMetaFields Set(string key, JsonElement value) =>
        Find(_meta, key) is { } known ? WooMetaFields.Set(known.Id, value) with { Key = key } : WooMetaFields.Set(key, value);

    /// <summary>All numbers, and date and address of the last invoice.</summary>
    private IEnumerable<KeyValuePair<string, string>> Plain(JsonArray list) => new[]
    {
        KeyValuePair.Create(_options.InvoiceNumberMetaKey, string.Join(", ", list.Select(entry => Text(entry, "number")).Where(number => number.Length > 0))),
        KeyValuePair.Create(_options.InvoiceDateMetaKey, list.Count > 0 ? Text(list[^1], "date") : string.Empty),
        KeyValuePair.Create(_options.InvoiceLinkMetaKey, list.Count > 0 ? Text(list[^1], "link") : string.Empty),
    }.Where(field => field.Key.Length > 0);

    private static JsonObject Entry(AttachInvoice command) => new()
    {
        ["id"] = IdOf(command.Key),
        ["number"] = command.Number,
        ["date"] = command.Date is { } date ? LocalDatePattern.Iso.Format(date) : string.Empty,
        ["total"] = command.Total.Amount.ToString("0.############################", CultureInfo.InvariantCulture),
        ["currency"] = command.Total.Currency.Value,
        ["link"] = command.Link?.AbsoluteUri ?? string.Empty,
    };

    /// <summary>One invoice is one entry, in whatever generation it is written.</summary>
    private static string IdOf(EffectKey key) => EffectKey.For(key.Source, key.Verb, key.Target, key.Part).ShortForm();

    private static bool IsOf(JsonNode? entry, EffectKey key) => Text(entry, "id") == IdOf(key);

    private static WooMeta? Find(IReadOnlyList<WooMeta> meta, string key) => meta.FirstOrDefault(entry => entry.Key == key);

    private static string Text(JsonNode? entry, string name) => (entry as JsonObject)?[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => string.Empty,
    };

    private static string TextOf(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => string.Empty,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
