using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>The routes of <c>wc/v3</c> as a real shop listed them, with what each takes.</summary>
internal sealed class RouteTable
{
    private static readonly Lazy<RouteTable> Loaded = new(Load);

    private readonly List<(Regex Pattern, WooRoute Route)> _routes = [];

    private RouteTable()
    {
    }

    public static RouteTable Recorded => Loaded.Value;

    /// <summary>Finds the route of a path below <c>wc/v3</c>, which begins with a slash or is empty.</summary>
    public WooRoute? Find(string path)
    {
        foreach (var (pattern, route) in _routes)
        {
            if (pattern.IsMatch(path))
            {
                return route;
            }
        }

        return null;
    }

    private static RouteTable Load()
    {
        var table = new RouteTable();
        foreach (var route in RecordedData.Read("routes").AsArray().OfType<JsonObject>())
        {
            var endpoints = route["endpoints"]!.AsArray().OfType<JsonObject>()
                .SelectMany(endpoint => endpoint["methods"]!.AsArray()
                    .Select(method => (Method: method!.GetValue<string>(), Arguments: (JsonObject)endpoint["args"]!)))
                .ToDictionary(endpoint => endpoint.Method, endpoint => endpoint.Arguments, StringComparer.Ordinal);
            string[] methods = [.. route["methods"]!.AsArray().Select(method => method!.GetValue<string>())];
            table._routes.Add((
                new Regex("^" + route["route"]!.GetValue<string>() + "$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                new(methods, endpoints)));
        }

        return table;
    }
}
