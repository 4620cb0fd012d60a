using System.Globalization;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>The <c>Link</c> header of a page: the call's own parameters, normalised, with the page before and after.</summary>
internal static class PageLinks
{
    public static string Of(SimulatedRequest request, ListQuery query, WooShopSettings settings, int pages, bool orders)
    {
        var links = new List<string>();
        if (query.Page > 1)
        {
            links.Add(Build(request, query, settings, Math.Min(query.Page - 1, pages), pages, orders, "prev"));
        }

        if (query.Page < pages)
        {
            links.Add(Build(request, query, settings, query.Page + 1, pages, orders, "next"));
        }

        return links.Count > 0 ? string.Join(", ", links) : $"<{settings.SiteUrl}/wp-json/>; rel=\"https://api.w.org/\"";
    }

    private static string Build(SimulatedRequest request, ListQuery query, WooShopSettings settings, int page, int pages, bool orders, string relation)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var (name, value) in request.Query)
        {
            switch (name)
            {
                case "consumer_key" or "consumer_secret":
                case var status when orders && (status == "status" || status.StartsWith("status[", StringComparison.Ordinal)):
                    break;
                case "page":
                    pairs.Add((name, page.ToString(CultureInfo.InvariantCulture)));
                    break;
                case "include" or "exclude":
                    pairs.AddRange(query.Texts(name).Select((item, index) => (Indexed(name, index), item)));
                    break;
                case "dates_are_gmt" when value == "true":
                    pairs.Add((name, "1"));
                    break;
                default:
                    // WordPress decodes what is decoded already: a plus comes back as a space.
                    pairs.Add((name, value.Replace('+', ' ')));
                    break;
            }
        }

        if (orders)
        {
            var statuses = query.Status.Count == 0 ? ["any"] : query.Status;
            pairs.AddRange(statuses.Select((status, index) => (Indexed("status", index), status)));
            // Beyond the end nothing was read, so no defaults were filled in.
            if (pages > 0)
            {
                pairs.Add(("dp", "2"));
                pairs.Add(("context", "view"));
            }
        }

        if (!pairs.Exists(pair => pair.Name == "page"))
        {
            pairs.Add(("page", page.ToString(CultureInfo.InvariantCulture)));
        }

        var text = string.Join('&', pairs.Select(pair => $"{Escape(pair.Name)}={Escape(pair.Value)}"));
        return $"<{settings.SiteUrl}{request.Path}?{text}>; rel=\"{relation}\"";
    }

    private static string Indexed(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
