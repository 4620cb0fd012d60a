using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>Lists a resource by id, slice after slice, each record once.</summary>
internal static class WooList
{
    /// <summary>Asks for a slice.</summary>
    /// <param name="offset">Records before it; null for none.</param>
    /// <param name="requestId">The correlation id to send.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public delegate Task<HttpResponseMessage> Slice(int? offset, string requestId, CancellationToken cancellationToken);

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        WooConnection connection,
        JsonTypeInfo<List<T>> type,
        Func<T, long> id,
        int perPage,
        Slice slice,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = default(WooPosition);
        while (true)
        {
            var offset = position.Offset == 0 ? (int?)null : position.Offset;
            var answer = await connection.ReadAsync((requestId, token) => slice(offset, requestId, token), cancellationToken);
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
}
