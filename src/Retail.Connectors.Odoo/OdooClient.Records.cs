using System.Runtime.CompilerServices;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo;

/// <content>Reading into records that know their model.</content>
public sealed partial class OdooClient
{
    /// <summary>Finds records.</summary>
    /// <typeparam name="T">What to read, for example <see cref="Orders.OdooSaleOrder"/>.</typeparam>
    /// <param name="domain">Which records.</param>
    /// <param name="query">Order, limit and the like; null for all of Odoo's defaults.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<List<T>> SearchReadAsync<T>(OdooDomain domain, OdooQuery? query = null, CancellationToken cancellationToken = default)
        where T : class, IOdooRecord<T> => SearchReadAsync(T.Model, domain, T.JsonType, query, cancellationToken);

    /// <summary>Reads records by id. Those that do not exist are left out.</summary>
    public Task<List<T>> ReadAsync<T>(IReadOnlyCollection<long> ids, OdooQuery? query = null, CancellationToken cancellationToken = default)
        where T : class, IOdooRecord<T> => ReadAsync(T.Model, ids, T.JsonType, query, cancellationToken);

    /// <summary>Reads one record; null if it does not exist.</summary>
    public async Task<T?> FindAsync<T>(long id, CancellationToken cancellationToken = default)
        where T : class, IOdooRecord<T> => await ReadAsync<T>([id], query: null, cancellationToken) is [var found] ? found : null;

    /// <summary>Counts records.</summary>
    public Task<long> SearchCountAsync<T>(OdooDomain domain, CancellationToken cancellationToken = default)
        where T : class, IOdooRecord<T> => SearchCountAsync(T.Model, domain, cancellationToken);

    /// <summary>
    /// Streams records in the order of their ids, page by page: records that come, change or go meanwhile shift no page. What
    /// comes with a higher id while it is read is contained.
    /// </summary>
    /// <param name="domain">Which records.</param>
    /// <param name="query">Fields and form; order, limit and offset are the stream's own. Null for the record's own fields.</param>
    /// <param name="pageSize">Records a call; 1 to 5,000, default 500.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        OdooDomain domain, OdooQuery? query = null, int pageSize = 500, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class, IOdooRecord<T>
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 5000);
        var paged = (query ?? new OdooQuery()) with { Order = "id", Limit = pageSize, Offset = null };
        var last = 0L;
        while (true)
        {
            var page = await SearchReadAsync<T>(domain.And(OdooDomain.Where("id", ">", OdooValue.From(last))), paged, cancellationToken);
            foreach (var record in page)
            {
                yield return record;
                last = record.Id;
            }

            if (page.Count < pageSize)
            {
                yield break;
            }
        }
    }
}
