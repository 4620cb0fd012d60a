using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce.Rest;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Finds the resource for a path, checks key and parameters, and reads the body.</summary>
internal sealed class WooRouter(ShopState shop, IReadOnlyList<IWooResource> resources)
{
    private const string Root = "/wp-json/wc/v3";

    private readonly WooAuthentication _authentication = new(shop);

    public SimulatedResponse Answer(SimulatedRequest request)
    {
        var answer = AnswerAsIs(request);
        return request.QueryValue("_envelope") is null || answer.Header(WooAnswers.Allow) is null ? answer : Envelope.Around(answer);
    }

    private SimulatedResponse AnswerAsIs(SimulatedRequest request)
    {
        var path = request.Path.TrimEnd('/');
        var route = path.StartsWith(Root, StringComparison.Ordinal) ? RouteTable.Recorded.Find(path[Root.Length..]) : null;
        var answer = route is null || !route.Methods.Contains(request.Method is "HEAD" ? "GET" : request.Method, StringComparer.Ordinal)
            ? WooErrors.NoRoute()
            : Carry(request, route, path[Root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries));
        // A page brings its own links.
        var linked = answer.Header(WooAnswers.Link) is null
            ? answer.With(WooAnswers.Link, $"<{shop.Settings.SiteUrl}/wp-json/>; rel=\"https://api.w.org/\"")
            : answer;
        return request.Method is "HEAD" ? linked with { Body = default } : linked;
    }

    private static bool IsNoRoute(SimulatedResponse answer)
        => answer.Status == 404 && answer.BodyText.Contains("\"rest_no_route\"", StringComparison.Ordinal);

    /// <summary>Whose item is gone, WordPress names no methods; not every resource asks.</summary>
    private static bool IsGone(SimulatedResponse answer, string method, string[] path, bool isForced) => path switch
    {
        ["customers", _] or ["products", "categories" or "tags" or "brands" or "shipping_classes", _]
            or ["products", _, "variations", _] or ["products", "attributes", _, "terms", _]
            => answer.Status == 404 || (method == "DELETE" && answer.Status == 200 && isForced),
        ["products", "attributes", _] => answer.Status == 404,
        ["products", "reviews", _] => method == "DELETE" && answer.BodyText.StartsWith("{\"deleted\"", StringComparison.Ordinal),
        _ => false,
    };

    private static JsonNode? Value(WooCall call, string name)
        => call.Body.TryGetPropertyValue(name, out var given) && call.Method != "GET" ? given : Listed(call, name);

    private static JsonNode? Listed(WooCall call, string name)
    {
        JsonArray? list = null;
        foreach (var (key, value) in call.Request.Query)
        {
            if (key == name)
            {
                return value;
            }

            if (key.StartsWith(name + "[", StringComparison.Ordinal))
            {
                (list ??= []).Add((JsonNode)value);
            }
        }

        return list;
    }

    private SimulatedResponse Carry(SimulatedRequest request, WooRoute route, string[] path)
    {
        if (_authentication.Refuse(request, isItem: path.Length > 1) is { } refusal)
        {
            return refusal;
        }

        if (BodyReader.TryRead(request, out var body, out var items) is { } malformed)
        {
            return malformed.With(WooAnswers.Allow, route.Allow);
        }

        var call = new WooCall(request, Verb(request.Method, path), path, body) { Items = items };
        var answer = Checked(call, route);
        return IsNoRoute(answer) || IsGone(answer, request.Method, path, call.Force) ? answer : answer.With(WooAnswers.Allow, route.Allow);
    }

    /// <summary>HEAD is GET whose body is thrown away; POST and PATCH on an item are PUT.</summary>
    private static string Verb(string method, string[] path) => method switch
    {
        "HEAD" => "GET",
        "PATCH" => "PUT",
        "POST" when path is not [.., "batch"] && IsItem(path) => "PUT",
        _ => method,
    };

    private static bool IsItem(string[] path) => path switch
    {
        ["settings", _, _] or ["payment_gateways", _] or ["shipping", "zones", _, "locations"] => true,
        [.., "terms" or "variations" or "notes" or "refunds" or "methods" or "receipt" or "send_email" or "send_order_details" or "duplicate" or "generate"] => false,
        _ => path.Length > 1 && char.IsAsciiDigit(path[^1][0]),
    };

    private SimulatedResponse Checked(WooCall call, WooRoute route)
    {
        if (call.Path is [.., "batch"])
        {
            return new Batch(shop.Settings, Dispatch).Run(call);
        }

        if (route.Arguments.TryGetValue(call.Request.Method is "HEAD" ? "GET" : call.Request.Method, out var arguments))
        {
            arguments = OwnChoices.Added(arguments, call.Path, shop);
            var missing = ParameterCheck.Missing(arguments, name => Value(call, name));
            if (missing.Count > 0)
            {
                return WooErrors.Missing([.. missing]);
            }

            var problems = ParameterCheck.Problems(arguments, name => Value(call, name));
            if (problems.Count > 0)
            {
                return WooErrors.InvalidParameters(problems);
            }
        }

        var answer = Dispatch(call);
        return answer.Status < 300 && call.Value("_fields") is { Length: > 0 } fields && call.Method != "DELETE" ? WooAnswers.OnlyFields(answer, fields.Split(',')) : answer;
    }

    private SimulatedResponse Dispatch(WooCall call)
    {
        foreach (var resource in resources)
        {
            if (resource.Find(call) is { } answer)
            {
                return answer();
            }
        }

        return WooErrors.NoRoute();
    }
}
