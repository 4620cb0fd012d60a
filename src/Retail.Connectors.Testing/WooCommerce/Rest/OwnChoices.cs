using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Rest;

/// <summary>Lets the shop's own order statuses and tax classes pass where the recorded shop knew only its own.</summary>
internal static class OwnChoices
{
    private static readonly string[] Recorded = ["standard", "reduced-rate", "zero-rate"];

    public static JsonObject Added(JsonObject arguments, string[] path, ShopState shop)
    {
        if (path is ["orders", ..])
        {
            return With(arguments, "status", shop.Settings.OwnOrderStatuses.Keys, []);
        }

        var classes = shop.TaxClasses.Select(known => known.Slug).ToArray();
        var (more, fewer) = (classes.Except(Recorded, StringComparer.Ordinal).ToArray(), Recorded.Except(classes, StringComparer.Ordinal).ToArray());
        return With(With(arguments, "tax_class", more, fewer), "class", more, fewer);
    }

    private static JsonObject With(JsonObject arguments, string name, IEnumerable<string> more, string[] fewer)
    {
        if (Choices(arguments, name) is null || (!more.Any() && fewer.Length == 0))
        {
            return arguments;
        }

        var changed = (JsonObject)arguments.DeepClone();
        var choices = Choices(changed, name)!;
        foreach (var gone in choices.Where(choice => fewer.Contains((string?)choice, StringComparer.Ordinal)).ToArray())
        {
            choices.Remove(gone);
        }

        foreach (var own in more)
        {
            choices.Add((JsonNode)own);
        }

        return changed;
    }

    private static JsonArray? Choices(JsonObject arguments, string name) => (arguments[name]?["enum"] ?? arguments[name]?["items"]?["enum"]) as JsonArray;
}
