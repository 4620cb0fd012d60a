using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>Filters, sorts and pages a collection.</summary>
internal static class Listing
{
    public static IEnumerable<StoredRecord> Filter(IEnumerable<StoredRecord> records, ListQuery query) => records.Where(record =>
        (query.After is not { } after || record.Created > after)
        && (query.Before is not { } before || record.Created < before)
        && (query.ModifiedAfter is not { } modifiedAfter || record.Modified > modifiedAfter)
        && (query.ModifiedBefore is not { } modifiedBefore || record.Modified < modifiedBefore)
        && (query.Include.Count == 0 || query.Include.Contains(record.Id))
        && !query.Exclude.Contains(record.Id));

    public static List<StoredRecord> Sort(
        IEnumerable<StoredRecord> records,
        ListQuery query,
        WooShopSettings settings,
        string otherwise = "date") => (query.OrderBy ?? otherwise) switch
    {
        "date" or "registered_date" => ByTime(records, query, settings.ShufflesEqualTimes, record => record.Created),
        "modified" => ByTime(records, query, settings.ShufflesEqualTimes, record => record.Modified),
        "include" when query.Include.Count > 0 => [.. records.OrderBy(record => Position(query.Include, record.Id))],
        _ => query.Ascending ? [.. records.OrderBy(record => record.Id)] : [.. records.OrderByDescending(record => record.Id)],
    };

    /// <summary>Cuts one page out and says in the headers what there is.</summary>
    /// <param name="request">The call, for the links.</param>
    /// <param name="query">Its parameters.</param>
    /// <param name="sorted">All that the filters left, in order.</param>
    /// <param name="settings">The shop.</param>
    /// <param name="orders">Orders and refunds report no total beyond the end, and name defaults in their links.</param>
    /// <param name="show">How one is shown; as it is stored when null.</param>
    public static SimulatedResponse Page(
        SimulatedRequest request,
        ListQuery query,
        IReadOnlyList<StoredRecord> sorted,
        WooShopSettings settings,
        bool orders,
        Func<StoredRecord, JsonObject>? show = null)
    {
        var page = Cut(query, sorted);
        var beyond = orders && page.Count == 0;
        var total = beyond ? 0 : sorted.Count;
        var pages = (total + query.PerPage - 1) / query.PerPage;
        var body = new JsonArray();
        foreach (var record in page)
        {
            var shown = show?.Invoke(record) ?? (JsonObject)record.Body.DeepClone();
            body.Add((JsonNode)(query.Fields.Count == 0 ? shown : WooAnswers.Filter(shown, query.Fields, keepLinks: false)));
        }

        return WooAnswers.Body(200, body)
            .With(WooAnswers.Link, PageLinks.Of(request, query, settings, pages, orders))
            .With("X-WP-Total", total.ToString(CultureInfo.InvariantCulture))
            .With("X-WP-TotalPages", pages.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The records of one page.</summary>
    public static List<StoredRecord> Cut(ListQuery query, IReadOnlyList<StoredRecord> sorted)
        => [.. sorted.Skip(query.Offset ?? ((query.Page - 1) * query.PerPage)).Take(query.PerPage)];

    private static List<StoredRecord> ByTime(IEnumerable<StoredRecord> records, ListQuery query, bool shuffles, Func<StoredRecord, Instant> time)
        => query.Ascending
            ? [.. records.OrderBy(time).ThenBy(record => Tie(record.Id, query, shuffles))]
            : [.. records.OrderByDescending(time).ThenByDescending(record => Tie(record.Id, query, shuffles))];

    /// <summary>What orders equal times: the id, or something that another page does not repeat.</summary>
    private static long Tie(long id, ListQuery query, bool shuffles) => shuffles ? (id * 7919 * query.Page) % 1009 : id;

    private static int Position(IReadOnlyList<long> include, long id)
    {
        for (var index = 0; index < include.Count; index++)
        {
            if (include[index] == id)
            {
                return index;
            }
        }

        return int.MaxValue;
    }
}
