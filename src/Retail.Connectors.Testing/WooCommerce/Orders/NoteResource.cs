using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders/{id}/notes</c>. A note moves no date and raises no webhook.</summary>
internal sealed class NoteResource(ShopState shop) : IWooResource
{
    public Func<SimulatedResponse>? Find(WooCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["orders", _, "notes"]) when call.IsId(1) => () => List(call.Id(1), call.Value("type")),
        ("POST", ["orders", _, "notes"]) when call.IsId(1) => () => Create(call.Id(1), call.Body),
        ("GET", ["orders", _, "notes", _]) when call.IsId(1) && call.IsId(3) => () => Get(call.Id(1), call.Id(3)),
        ("DELETE", ["orders", _, "notes", _]) when call.IsId(1) && call.IsId(3) => () => Delete(call.Id(1), call.Id(3), call.Force),
        _ => null,
    };

    private SimulatedResponse List(long order, string? type)
    {
        if (!shop.Orders.ContainsKey(order))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        var notes = new JsonArray();
        foreach (var (of, body) in shop.Notes.Values)
        {
            var isForCustomer = body["customer_note"]!.GetValue<bool>();
            if (of == order && (type is null or "any" || isForCustomer == (type == "customer")))
            {
                notes.Add(body.DeepClone());
            }
        }

        return WooAnswers.Body(200, notes);
    }

    private SimulatedResponse Create(long order, JsonObject body)
    {
        if (!shop.Orders.ContainsKey(order))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        if (body["note"] is not JsonValue text)
        {
            return WooErrors.Missing("note");
        }

        var note = shop.Note(order, WooText.Unslashed(text.GetValue<string>()), Flag(body, "added_by_user") ? "admin" : "WooCommerce", Flag(body, "customer_note"));
        var id = note["id"];
        var parent = string.Create(CultureInfo.InvariantCulture, $"orders/{order}");
        return WooAnswers.Body(201, note).With("Location", $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{parent}/notes/{id}");
    }

    private SimulatedResponse Get(long order, long id)
    {
        if (!shop.Orders.ContainsKey(order))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        return shop.Notes.TryGetValue(id, out var note) && note.Order == order ? WooAnswers.Body(200, note.Body) : Unknown();
    }

    private SimulatedResponse Delete(long order, long id, bool force)
    {
        // WooCommerce's own words, though no webhook is meant.
        if (!force)
        {
            return WooErrors.NoTrash("Webhooks");
        }

        if (!shop.Notes.TryGetValue(id, out var note) || note.Order != order)
        {
            return Unknown();
        }

        shop.Notes.Remove(id);
        return WooAnswers.Body(200, note.Body);
    }

    private static SimulatedResponse Unknown() => WooErrors.Error(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    private static bool Flag(JsonObject body, string name)
        => body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
