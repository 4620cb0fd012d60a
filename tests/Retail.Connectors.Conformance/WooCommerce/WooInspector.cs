using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>Looks at a shop with raw calls.</summary>
internal sealed class WooInspector(RestCalls rest) : ISystemInspector
{
    private const string Api = "/wp-json/wc/v3";
    private const string KeyField = "_retail_effect";
    private const string TrackingField = "_wc_shipment_tracking_items";
    private const string InvoicesField = "_retail_invoices";

    private static readonly EntityKind Note = new("order-note");

    public async Task<ImmutableArray<InspectedDocument>> FindAsync(
        SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken)
    {
        if (kind == EntityKind.Product)
        {
            var products = await ListAsync($"{Api}/products?status=any&sku={Uri.EscapeDataString(key.Source.Id)}", cancellationToken);
            return [.. products.Select(Product)];
        }

        if (kind == Note)
        {
            var notes = await ListAsync($"{Api}/orders/{key.Source.Id}/notes", cancellationToken);
            return [.. notes.Where(note => note["note"]!.ToString().Contains(key.ShortForm(), StringComparison.Ordinal)).Select(note => Told(note, key))];
        }

        // What a case makes is among the newest.
        var orders = await ListAsync($"{Api}/orders?per_page=100&orderby=id&order=desc", cancellationToken);
        if (kind == EntityKind.Shipment)
        {
            return [.. orders.SelectMany(order => Parcels(order, key.ShortForm()))];
        }

        if (kind == EntityKind.Invoice)
        {
            return [.. orders.SelectMany(order => Invoices(order, key.ShortForm()))];
        }

        var found = ImmutableArray.CreateBuilder<InspectedDocument>();
        foreach (var order in orders.Where(order => order["refunds"]!.AsArray().Count > 0))
        {
            var refunds = await ListAsync($"{Api}/orders/{order["id"]}/refunds?per_page=100", cancellationToken);
            found.AddRange(refunds.Where(refund => Meta(refund, KeyField)?.ToString() == key.ShortForm()).Select(refund => Refund(order, refund)));
        }

        return found.ToImmutable();
    }

    public async Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken) =>
        record.Kind == EntityKind.Order
            ? await rest.TryGetAsync($"{Api}/orders/{record.Id}", cancellationToken) is { } order
                ? new InspectedDocument { Id = record.Id, Fields = Fields(("status", order["status"]!.ToString())) }
                : null
            : await rest.TryGetAsync($"{Api}/products/{record.Id}", cancellationToken) is { } product ? Product(product) : null;

    private static InspectedDocument Refund(JsonNode order, JsonNode refund) => new()
    {
        Id = refund["id"]!.ToString(),
        Grand = new Money(
            decimal.Parse(refund["amount"]!.ToString(), CultureInfo.InvariantCulture), new CurrencyCode(order["currency"]!.ToString())),
    };

    /// <summary>A note is HTML: staff read what a browser makes of it. The key stands in brackets behind the words.</summary>
    private static InspectedDocument Told(JsonNode note, EffectKey key) => new()
    {
        Id = $"{key.Source.Id}-{note["id"]}",
        Name = WebUtility.HtmlDecode(note["note"]!.ToString()).Replace($" [{key.ShortForm()}]", string.Empty, StringComparison.Ordinal),
    };

    private static IEnumerable<InspectedDocument> Parcels(JsonNode order, string key) =>
        Meta(order, TrackingField) is JsonArray entries
            ? entries.Where(entry => entry!["tracking_id"]!.ToString().StartsWith(key, StringComparison.Ordinal)).Select(entry => new InspectedDocument
            {
                // The shop keeps no shipments of their own: one is named by its order.
                Id = order["id"]!.ToString(),
                Name = entry!["tracking_number"]!.ToString(),
            })
            : [];

    private static IEnumerable<InspectedDocument> Invoices(JsonNode order, string key) =>
        Meta(order, InvoicesField) is JsonArray entries
            ? entries.Where(entry => entry!["id"]!.ToString() == key)
                .Select(entry => new InspectedDocument { Id = order["id"]!.ToString(), Name = entry!["number"]!.ToString() })
            : [];

    private static InspectedDocument Product(JsonNode product) => new()
    {
        Id = product["id"]!.ToString(),
        // A name is HTML: customers read what a browser makes of it.
        Name = WebUtility.HtmlDecode(product["name"]!.ToString()),
        Fields = Fields(
            ("stock", product["stock_quantity"]?.ToString() ?? "none"),
            ("backorders", product["backorders"]?.ToString() == "no" ? "no" : "yes"),
            ("regular", Amount(product["regular_price"])),
            ("sale", Amount(product["sale_price"]))),
    };

    private static string Amount(JsonNode? price) => price?.ToString() is { Length: > 0 } text
        ? decimal.Parse(text, CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture)
        : string.Empty;

    private static JsonNode? Meta(JsonNode record, string key) =>
        record["meta_data"]?.AsArray().FirstOrDefault(entry => entry!["key"]!.ToString() == key)?["value"];

    private static ImmutableSortedDictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToImmutableSortedDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private async Task<JsonNode[]> ListAsync(string path, CancellationToken cancellationToken) =>
        [.. (await rest.TryGetAsync(path, cancellationToken))?.AsArray().OfType<JsonNode>() ?? []];
}
