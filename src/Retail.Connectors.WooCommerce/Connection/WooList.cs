using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Lists a resource by id, slice after slice, each record once.</summary>
internal static class WooList
{
    /// <summary>Adds to the query what a slice, ordered by id, needs.</summary>
    /// <param name="query">The query, which is changed.</param>
    /// <param name="offset">Records before the slice; null for none.</param>
    /// <param name="perPage">Records to ask for.</param>
    public static WooParameters Slice(WooParameters query, int? offset, int perPage) =>
        query.Add("orderby", "id").Add("order", "asc").Add("offset", offset).Add("per_page", perPage);

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        WooConnection connection,
        JsonTypeInfo<List<T>> type,
        Func<T, long> id,
        int perPage,
        string path,
        Func<WooParameters> query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = default(WooPosition);
        while (true)
        {
            var offset = position.Offset == 0 ? (int?)null : position.Offset;
            var answer = await connection.ReadAsync(path, Slice(query(), offset, perPage), cancellationToken);
            var records = connection.Parse(answer, type);
            var step = position.After(records.ConvertAll(record => id(record)), perPage, answer.Total);
            foreach (var record in step.Joins ? records : [])
            {
                if (id(record) > position.LastId)
                {
                    yield return record;
                }
            }

            if (step.IsLast)
            {
                yield break;
            }

            position = step.Next;
        }
    }

    /// <summary>Reads a list that does not come in pages.</summary>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        WooConnection connection, JsonTypeInfo<List<T>> type, string path, WooParameters query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in await connection.ReadAsync(path, type, cancellationToken, query))
        {
            yield return record;
        }
    }
}
