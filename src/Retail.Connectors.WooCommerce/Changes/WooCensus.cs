using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>Lists the records made in a window, with few fields each.</summary>
internal static class WooCensus
{
    /// <summary>The query for a window. Both bounds are left out by the shop, and cut to the second.</summary>
    public static WooParameters Window(CensusWindow window, string fields) => new WooParameters()
        .Add("after", window.From - Duration.FromSeconds(1))
        .Add("before", window.To + Duration.FromSeconds(1))
        .DatesAreGmt()
        .Add("_fields", fields);

    /// <summary>Lists the records that several queries find, each once, and of them those that the window holds.</summary>
    public static async IAsyncEnumerable<TRecord> ListAsync<TRecord>(
        WooCommerceClient shop,
        string path,
        JsonTypeInfo<List<TRecord>> records,
        Func<TRecord, long> id,
        Func<TRecord, Instant?> made,
        CensusWindow window,
        IReadOnlyList<Func<WooParameters>> queries,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : class
    {
        var seen = new HashSet<long>();
        foreach (var query in queries)
        {
            await foreach (var record in WooList.ReadAsync(shop.Orders.Connection, records, id, shop.Options.PageSize, path, query, cancellationToken))
            {
                if (made(record) is { } moment && (moment < window.From || moment >= window.To))
                {
                    continue;
                }

                if (seen.Add(id(record)))
                {
                    yield return record;
                }
            }
        }
    }
}
