using System.Runtime.CompilerServices;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Batches;

/// <summary>What a store keeps of the items of a flow.</summary>
internal static class StoredItems
{
    private const int Page = 1000;

    /// <summary>All items of a flow whose names begin so, by their names, read page by page.</summary>
    public static async IAsyncEnumerable<BatchItem> AllItemsAsync(
        this IStoreQueries queries, string flow, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var page = await queries.ListItemsAsync(flow, after, Page, cancellationToken);
            foreach (var item in page.Where(item => item.Name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                yield return item;
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1].Name;
        }
    }
}
