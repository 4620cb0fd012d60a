using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary><c>/orders/{id}/notes</c>. A note moves no date and raises no webhook.</summary>
internal sealed class NoteResource(ShopState shop)
{
    public SimulatedResponse List(long order, string? type)
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

    public SimulatedResponse Create(long order, JsonObject body)
    {
        if (!shop.Orders.ContainsKey(order))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        if (body["note"] is not JsonValue text)
        {
            return WooErrors.Missing("note");
        }

        var id = shop.NextNote();
        var parent = string.Create(CultureInfo.InvariantCulture, $"orders/{order}");
        var note = new JsonObject
        {
            ["id"] = id,
            ["author"] = Flag(body, "added_by_user") ? "admin" : "WooCommerce",
        };
        shop.Stamp(note, "date_created", shop.Now);
        note["note"] = text.GetValue<string>();
        note["customer_note"] = Flag(body, "customer_note");
        note["_links"] = WooIds.Links(shop.Settings, $"{parent}/notes/{id}", parent + "/notes", "GET", "DELETE");
        note["_links"]!["up"] = new JsonArray(new JsonObject { ["href"] = $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{parent}" });
        shop.Notes.Add(id, (order, note));
        return WooAnswers.Body(201, note).With("Location", $"{shop.Settings.SiteUrl}/wp-json/wc/v3/{parent}/notes/{id}");
    }

    public SimulatedResponse Get(long order, long id)
    {
        if (!shop.Orders.ContainsKey(order))
        {
            return WooErrors.UnknownOrder(404, "Invalid order ID.");
        }

        return shop.Notes.TryGetValue(id, out var note) && note.Order == order ? WooAnswers.Body(200, note.Body) : Unknown();
    }

    public SimulatedResponse Delete(long order, long id, bool force)
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
