using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>The shop as it stood when the lists were recorded: 123 orders, put together from what the recordings show of them.</summary>
internal static class RecordedState
{
    private static readonly WooShopSettings Settings = RecordedShop.Settings with
    {
        Keys =
        [
            new("ck_rw", "cs_rw"),
            new("ck_ro", "cs_ro", WooKeyPermissions.Read),
            new("ck_wo", "cs_wo", WooKeyPermissions.Write),
        ],
    };

    // Reads of a state of their own.
    private static readonly string[] Apart = ["dst", "orders-modified-window", "webhooks-list", "oauth1"];

    private static readonly Lazy<WooCommerceSimulator> Common = new(() => Make(Recording.Load("products-list")));

    private static readonly Lazy<WooCommerceSimulator> Refunded = new(() => Make(Recording.Load("refunds-global-list")));

    private static readonly Lazy<JsonObject[]> Orders = new(() => [.. ReadOrders()]);

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));

    public static WooCommerceSimulator Shop()
    {
        var shop = RecordedShop.Load(Settings, Clock());
        foreach (var order in Orders.Value)
        {
            shop.AddOrder(order);
        }

        return shop;
    }

    /// <summary>The shop before a chain of recordings.</summary>
    public static WooCommerceSimulator ForChain(string[] chain)
    {
        if (chain[0] is "shipping-zones-create" or "taxes-create")
        {
            return new WooCommerceSimulator(Settings, Clock());
        }

        if (chain[0] == "categories-batch-create")
        {
            // The second attribute was there when the variable product was made.
            var empty = new WooCommerceSimulator(Settings, Clock());
            foreach (var (method, path, body) in new[]
            {
                ("POST", "", "{\"name\":\"Any\"}"), ("POST", "", "{\"name\":\"Size\"}"), ("DELETE", "/1?force=true", ""),
            })
            {
                var request = Recording.Load("attributes-create").Request();
                var parts = path.Split('?');
                empty.Handle(request with
                {
                    Method = method,
                    Path = request.Path + parts[0],
                    QueryString = parts.Length > 1 ? parts[1] : "",
                    Body = System.Text.Encoding.UTF8.GetBytes(body),
                });
            }

            return empty;
        }

        var shop = RecordedShop.Load(Settings, Clock());
        if (chain[0].Contains("order-receipt", StringComparison.Ordinal) || chain[0].StartsWith("w-order-note", StringComparison.Ordinal))
        {
            var order = (JsonObject)Recording.Load("w-order-create").Body!.DeepClone();
            order["id"] = chain[0].Contains("order-receipt", StringComparison.Ordinal) ? 333 : 255;
            shop.AddOrder(order);
        }

        var first = Recording.Load(chain[0]);
        if (first.Path.Contains("/refunds", StringComparison.Ordinal))
        {
            // The orders were recorded after their refunds.
            var order = RecordedShop.Orders.Single(order => Id(order) == long.Parse(first.Path.Split('/')[5], CultureInfo.InvariantCulture));
            order["refunds"] = new JsonArray();
            if (first.Name == "refunds-create-full")
            {
                order["status"] = "completed";
            }

            if (first.Method == "DELETE")
            {
                var refund = (JsonObject)first.Body!.DeepClone();
                refund["parent_id"] = Id(order);
                ((JsonArray)order["refunds"]!).Add((JsonNode)new JsonObject { ["id"] = Id(refund), ["reason"] = "", ["total"] = "-" + refund["amount"] });
                shop.AddRefund(refund);
            }

            shop.AddOrder(order);
        }

        return shop;
    }

    /// <summary>The call as recorded; a signature is made anew, as the keys are others.</summary>
    public static SimulatedRequest Signed(Recording recording)
    {
        var request = recording.Request();
        return recording.Authentication.StartsWith("oauth1:", StringComparison.Ordinal) ? OAuthSigner.Sign(request, "cs_rw", recording.Name) : request;
    }

    /// <summary>Later on: 23 webhooks, a product to order, and for a call on one order that order. Reads that need nothing more share one shop.</summary>
    public static WooCommerceSimulator For(Recording recording)
        => recording is { Method: "GET" or "HEAD" } && !recording.Path.Contains("/orders/", StringComparison.Ordinal)
            && !Apart.Any(name => recording.Name.Contains(name, StringComparison.Ordinal))
            ? (recording.Path.Contains("/refunds", StringComparison.Ordinal) ? Refunded : Common).Value
            : Make(recording);

    private static WooCommerceSimulator Make(Recording recording)
    {
        var shop = recording.Path.Contains("/refunds", StringComparison.Ordinal) ? RecordedShop.Load(Settings, Clock()) : Shop();
        if (recording.Name is "webhooks-list" || recording.Name.StartsWith("webhooks-create", StringComparison.Ordinal))
        {
            return shop;
        }

        foreach (var webhook in Recording.List("webhooks-list-all").OrderBy(Id))
        {
            shop.Handle(new()
            {
                Method = "POST",
                Path = "/wp-json/wc/v3/webhooks",
                QueryString = "consumer_key=ck_rw&consumer_secret=cs_rw",
                Headers = [new("Content-Type", "application/json")],
                Body = System.Text.Encoding.UTF8.GetBytes(webhook.ToJsonString()),
            });
        }

        var probe = (JsonObject)shop.Products.First(product => product["type"]!.GetValue<string>() == "simple").DeepClone();
        probe["id"] = 250;
        probe["sku"] = "PROBE-1";
        probe["slug"] = "stock-probe";
        probe["name"] = "Stock Probe";
        probe["price"] = "10.00";
        shop.AddProduct(probe);
        if (recording.Name == "products-create-grouped")
        {
            shop.Handle(Recording.Load("error-product-delete-again").Request() with { Path = "/wp-json/wc/v3/products/76" });
        }

        if (recording.Name == "error-auth-oauth1-nonce-reused")
        {
            shop.Handle(Signed(recording));
        }

        if (recording.Name == "error-w-product-create-sku-of-trashed")
        {
            var trashed = (JsonObject)probe.DeepClone();
            trashed["id"] = 260;
            trashed["sku"] = "TRASH-1";
            trashed["status"] = "trash";
            shop.AddProduct(trashed);
        }

        if (recording.Path.Contains("/orders/255", StringComparison.Ordinal) || recording.Name == "batch-orders-partial-errors")
        {
            shop.AddOrder((JsonObject)Recording.Load("w-order-create").Body!.DeepClone());
        }

        if (recording.Name.Contains("dst", StringComparison.Ordinal) || recording.Name == "orders-modified-window")
        {
            // By then its dates had been moved into the hour that came twice.
            shop.AddOrder(RecordedShop.Orders.Single(order => Id(order) == 89));
        }

        var own = recording.Name switch
        {
            "error-w-order-delete-trash-again" or "w-order-restore-by-status" => Recording.Load("w-order-get-trashed").Body,
            "w-order-update-readonly-ignored" => recording.Body,
            _ when recording is { Method: "GET" or "DELETE", Status: 200, Body: JsonObject } && recording.Path.Contains("/orders/", StringComparison.Ordinal) => recording.Body,
            _ => null,
        };
        if (own?["order_key"] is not null)
        {
            shop.AddOrder((JsonObject)own.DeepClone());
        }

        foreach (var note in new[] { false, true }.Where(_ => recording.Name.StartsWith("order-notes-list", StringComparison.Ordinal)))
        {
            shop.Handle((Recording.Load("order-notes-create-private").Request()) with
            {
                Body = System.Text.Encoding.UTF8.GetBytes($"{{\"note\":\"n\",\"customer_note\":{(note ? "true" : "false")}}}"),
            });
        }

        return shop;
    }

    private static IEnumerable<JsonObject> ReadOrders()
    {
        var bodies = RecordedShop.Orders.ToDictionary(Id);
        foreach (var order in Recording.List("orders-full-20").Concat(Recording.List("orders-full-20-p2"))
            .Concat(Recording.List("orders-list-default")).Concat(Recording.List("orders-list-page1")).Concat(Recording.List("orders-list-page2")))
        {
            bodies[Id(order)] = order;
        }

        var seen = Recording.List("orders-list-per-page-100").ToDictionary(Id);
        foreach (var dates in Recording.List("orders-orderby-modified-asc").Concat(Recording.List("orders-orderby-modified-asc-page2")))
        {
            var order = (JsonObject)(bodies.GetValueOrDefault(Id(dates)) ?? bodies[197]).DeepClone();
            foreach (var (field, value) in dates.Concat(seen.GetValueOrDefault(Id(dates)) ?? []))
            {
                order[field] = value?.DeepClone();
            }

            yield return order;
        }
    }

    private static long Id(JsonObject order) => order["id"]!.GetValue<long>();
}
