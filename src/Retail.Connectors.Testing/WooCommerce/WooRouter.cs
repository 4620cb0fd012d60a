using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Orders;
using Retail.Connectors.Testing.WooCommerce.Webhooks;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Finds the resource for a path, checks the key and reads the body.</summary>
internal sealed class WooRouter(ShopState shop, OrderResource orders, WebhookResource webhooks)
{
    private const string Root = "/wp-json/wc/v3";

    private readonly WooAuthentication _authentication = new(shop.Settings.Keys);
    private readonly CatalogResources _catalog = new(shop);
    private readonly NoteResource _notes = new(shop);
    private readonly RefundResource _refunds = new(shop);
    private readonly SystemResource _system = new(shop);

    public SimulatedResponse Answer(SimulatedRequest request)
    {
        var path = request.Path.TrimEnd('/');
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return WooErrors.NoRoute();
        }

        var parts = path[Root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var answer = Route(request with { Method = Verb(request) }, parts);
        // A page brings its own links.
        var linked = answer.Header(WooAnswers.Link) is null
            ? answer.With(WooAnswers.Link, $"<{shop.Settings.SiteUrl}/wp-json/>; rel=\"https://api.w.org/\"")
            : answer;
        var allowed = linked.Status == 401 || (linked.Status == 404 && IsNowhere(linked, parts))
            ? linked
            : linked.With(WooAnswers.Allow, Allow(parts));
        return request.Method is "HEAD" ? allowed with { Body = default } : allowed;
    }

    /// <summary>HEAD is GET whose body is thrown away; POST and PATCH on an item are PUT.</summary>
    private static string Verb(SimulatedRequest request) => request.Method is "HEAD" ? "GET" : request.Method is "PATCH" ? "PUT" : request.Method;

    /// <summary>Where there is no route, or no user, WordPress names no methods.</summary>
    private static bool IsNowhere(SimulatedResponse answer, string[] parts)
        => parts is ["customers", ..] || answer.BodyText.Contains("\"rest_no_route\"", StringComparison.Ordinal);

    private static string Allow(string[] parts) => parts switch
    {
        ["orders", _, "notes" or "refunds", _] => "GET, DELETE",
        ["refunds"] or ["system_status"] or ["orders", "statuses"] => "GET",
        [_] or ["orders", _, "notes" or "refunds"] or ["products", _, "variations"] => WooAnswers.OfCollection,
        [] => "GET",
        _ => WooAnswers.OfItem,
    };

    private static bool IsId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static bool Force(SimulatedRequest request) => request.QueryValue("force") is "true" or "1";

    private SimulatedResponse Route(SimulatedRequest request, string[] parts)
    {
        var handler = Find(request, parts);
        if (handler is null)
        {
            return WooErrors.NoRoute();
        }

        if (_authentication.Refuse(request, isItem: parts.Length > 1) is { } refusal)
        {
            return refusal;
        }

        return TryReadBody(request, out var body) is { } problem ? problem : handler(body);
    }

    private Func<JsonObject, SimulatedResponse>? Find(SimulatedRequest request, string[] parts) => (request.Method, parts) switch
    {
        ("GET", []) => _ => _system.Index(),
        ("GET", ["system_status"]) => _ => _system.Status(request),
        ("GET", ["orders"]) => _ => orders.List(request),
        ("POST", ["orders"]) => body => orders.Create(request, body),
        ("GET", ["orders", "statuses"]) => _ => SystemResource.OrderStatuses(),
        ("GET", ["orders", var id]) when IsId(id) => _ => orders.Get(request, Id(id)),
        ("PUT" or "POST", ["orders", var id]) when IsId(id) => body => orders.Update(request, Id(id), body),
        ("DELETE", ["orders", var id]) when IsId(id) => _ => orders.Delete(request, Id(id), Force(request)),
        ("GET", ["orders", var id, "notes"]) when IsId(id) => _ => _notes.List(Id(id), request.QueryValue("type")),
        ("POST", ["orders", var id, "notes"]) when IsId(id) => body => _notes.Create(Id(id), body),
        ("GET", ["orders", var id, "notes", var note]) when IsId(id) && IsId(note) => _ => _notes.Get(Id(id), Id(note)),
        ("DELETE", ["orders", var id, "notes", var note]) when IsId(id) && IsId(note) => _ => _notes.Delete(Id(id), Id(note), Force(request)),
        ("GET", ["orders", var id, "refunds"]) when IsId(id) => _ => _refunds.List(request, Id(id)),
        ("GET", ["orders", var id, "refunds", var refund]) when IsId(id) && IsId(refund) => _ => _refunds.Get(Id(id), Id(refund)),
        ("GET", ["refunds"]) => _ => _refunds.ListAll(request),
        ("GET", ["products"]) => _ => _catalog.Products(request),
        ("GET", ["products", var id]) when IsId(id) => _ => _catalog.Product(request, Id(id)),
        ("GET", ["products", var id, "variations"]) when IsId(id) => _ => _catalog.Variations(request, Id(id)),
        ("GET", ["products", var id, "variations", var variation]) when IsId(id) && IsId(variation) => _ => _catalog.Product(request, Id(variation)),
        ("GET", ["customers"]) => _ => _catalog.Customers(request),
        ("GET", ["customers", var id]) when IsId(id) => _ => _catalog.Customer(request, Id(id)),
        ("GET", ["taxes"]) => _ => _catalog.Taxes(request),
        ("GET", ["taxes", var id]) when IsId(id) => _ => _catalog.Tax(request, Id(id)),
        ("GET", ["webhooks"]) => _ => webhooks.List(request),
        ("POST", ["webhooks"]) => webhooks.Create,
        ("GET", ["webhooks", var id]) when IsId(id) => _ => webhooks.Get(Id(id)),
        ("PUT" or "POST", ["webhooks", var id]) when IsId(id) => body => webhooks.Update(Id(id), body),
        ("DELETE", ["webhooks", var id]) when IsId(id) => _ => webhooks.Delete(Id(id), Force(request)),
        _ => null,
    };

    /// <summary>Reads a body; no body, null and a list count as an empty one.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    private static SimulatedResponse? TryReadBody(SimulatedRequest request, out JsonObject body)
    {
        body = [];
        if (request.Body.IsEmpty || request.Method is "GET" or "DELETE"
            || request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(request.Body.Span);
            body = JsonNode.Parse(text) as JsonObject ?? [];
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Invalid(5, "Malformed UTF-8 characters, possibly incorrectly encoded");
        }
        catch (JsonException)
        {
            return Invalid(4, "Syntax error");
        }
    }

    private static SimulatedResponse Invalid(int code, string message) => WooErrors.Error(
        400, "rest_invalid_json", "Invalid JSON body passed.", ("json_error_code", code), ("json_error_message", message));
}
