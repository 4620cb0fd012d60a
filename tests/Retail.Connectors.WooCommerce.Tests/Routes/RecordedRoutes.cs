using System.Text.Json;
using System.Text.RegularExpressions;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

/// <summary>The routes that a real shop named, their methods, and the properties of their answers.</summary>
internal static partial class RecordedRoutes
{
    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Schema", "routes.json")));

    public static IReadOnlyList<(string Name, string Route, IReadOnlyList<string> Methods, JsonElement Properties)> All { get; } =
    [
        .. Document.RootElement.EnumerateObject().Select(route => (
            route.Name, Plain(route.Name), (IReadOnlyList<string>)[.. route.Value.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)],
            route.Value.GetProperty("properties"))),
    ];

    /// <summary>The route of a path, most particular first, and the parts that vary.</summary>
    public static (string Route, IReadOnlyList<string> Parts)? Find(string path)
    {
        foreach (var (name, route, _, _) in All.OrderBy(route => route.Route.Count(character => character == '{')))
        {
            var match = Regex.Match(path, $"^/wp-json{name.Replace("?P<", "?<", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (match.Success)
            {
                return (route, [.. match.Groups.Values.Skip(1).OrderBy(group => group.Index).Select(group => Uri.UnescapeDataString(group.Value))]);
            }
        }

        return null;
    }

    private static string Plain(string name) => Variable().Replace(name["/wc/v3".Length..], "{}");

    [GeneratedRegex(@"\(\?P<\w+>[^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
