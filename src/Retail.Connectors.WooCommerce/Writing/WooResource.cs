using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>One kind of record of a shop: read, list, create, change, delete, one by one or many at once.</summary>
/// <remarks>
/// Every call throws <see cref="ConnectorException"/> and nothing else of the transport's. WooCommerce has no protection
/// against a create that is sent twice: after <see cref="ConnectorErrorKind.Ambiguous"/> look before creating again.
/// </remarks>
/// <typeparam name="TRecord">What is read.</typeparam>
/// <typeparam name="TFields">What is written.</typeparam>
/// <typeparam name="TQuery">What narrows a list.</typeparam>
public class WooResource<TRecord, TFields, TQuery>
    where TRecord : class
    where TFields : class
    where TQuery : class, new()
{
    private readonly WooResourceSettings<TRecord, TFields, TQuery> _settings;

    internal WooResource(WooConnection connection, WooResourceSettings<TRecord, TFields, TQuery> settings)
    {
        Connection = connection;
        _settings = settings;
    }

    internal WooConnection Connection { get; }

    internal string Path => _settings.Path;

    /// <summary>Reads one record.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<TRecord> GetAsync(long id, CancellationToken cancellationToken = default) =>
        Connection.ReadAsync(At(id), _settings.Record, cancellationToken);

    /// <summary>
    /// Lists records by ascending id, each once. A record that belongs to the list all the while is not missed,
    /// whatever is created, deleted or changed meanwhile.
    /// </summary>
    /// <param name="query">Which ones; null for all that the shop lists by default.</param>
    /// <param name="cancellationToken">Stops the list.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public IAsyncEnumerable<TRecord> ListAsync(TQuery? query = null, CancellationToken cancellationToken = default) =>
        ListAsync(Path, query ?? new TQuery(), cancellationToken);

    /// <summary>Creates a record.</summary>
    /// <param name="fields">Its fields; those that are not set get the shop's defaults.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may create it all the same.</param>
    /// <returns>The record as the shop made it.</returns>
    /// <exception cref="ConnectorException">The shop refuses it, or nobody knows whether it was created (<see cref="ConnectorErrorKind.Ambiguous"/>).</exception>
    public virtual async Task<TRecord> CreateAsync(TFields fields, CancellationToken cancellationToken = default) =>
        await Connection.WriteAsync(HttpMethod.Post, Path, Bytes(await BodyAsync(fields, WooBatchAction.Create, cancellationToken)), _settings.Record, cancellationToken);

    /// <summary>Changes a record: the fields that are set, and no others.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change it all the same.</param>
    /// <returns>The record as it is now.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was changed.</exception>
    public virtual async Task<TRecord> UpdateAsync(long id, TFields fields, CancellationToken cancellationToken = default) =>
        await Connection.WriteAsync(HttpMethod.Put, At(id), Bytes(await BodyAsync(fields, WooBatchAction.Update, cancellationToken)), _settings.Record, cancellationToken);

    /// <summary>
    /// Writes what differs between a record as it was read and a copy of it: altered fields only, so that nothing else
    /// is lost, fields of plugins included. If nothing differs nothing is sent.
    /// </summary>
    /// <param name="before">The record as it was read.</param>
    /// <param name="after">The copy, made by <c>before with { … }</c>.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change it all the same.</param>
    /// <returns>The record as it is now.</returns>
    /// <exception cref="ArgumentException">A field was altered that the shop computes, or the records are two.</exception>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was changed.</exception>
    public async Task<TRecord> SaveAsync(TRecord before, TRecord after, CancellationToken cancellationToken = default) =>
        Difference(before, after) is { } fields ? await UpdateAsync(_settings.Id(before), fields, cancellationToken) : after;

    /// <summary>What <see cref="SaveAsync"/> would write.</summary>
    /// <param name="before">The record as it was read.</param>
    /// <param name="after">The copy.</param>
    /// <returns>The altered fields; null if there are none.</returns>
    /// <exception cref="ArgumentException">A field was altered that the shop computes, or the records are two.</exception>
    public TFields? Difference(TRecord before, TRecord after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return _settings.Id(before) == _settings.Id(after)
            ? WooDifference.Between(before, after, _settings.Record, _settings.Fields)
            : throw new ArgumentException($"Record {_settings.Id(after)} is no copy of record {_settings.Id(before)}.", nameof(after));
    }

    /// <summary>Deletes a record for good.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may delete it all the same.</param>
    /// <returns>The record as it was.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, or nobody knows whether it was deleted.</exception>
    public Task<TRecord> DeleteAsync(long id, CancellationToken cancellationToken = default) =>
        Connection.WriteAsync(HttpMethod.Delete, At(id), null, _settings.Record, cancellationToken, new WooParameters().Add("force", true));

    /// <summary>Creates, changes and deletes many records, a hundred at a time.</summary>
    /// <param name="batch">The items.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may carry out what was sent all the same.</param>
    /// <returns>One result for each item: those to create, to change, to delete, each in the order given.</returns>
    /// <exception cref="ConnectorException">An item holds a value that a batch would let slip past the shop's own checks, or the first hundred items failed together.</exception>
    public virtual async Task<IReadOnlyList<WooBatchResult<TRecord>>> BatchAsync(WooBatch<TFields> batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var items = new List<WooBatchItem>();
        foreach (var fields in batch.Create)
        {
            items.Add(new WooBatchItem(WooBatchAction.Create, items.Count, 0, await BatchBodyAsync(fields, WooBatchAction.Create, cancellationToken)));
        }

        foreach (var (id, fields) in batch.Update)
        {
            var body = await BatchBodyAsync(fields, WooBatchAction.Update, cancellationToken);
            body.Insert(0, "id", Positive(id));
            items.Add(new WooBatchItem(WooBatchAction.Update, items.Count - batch.Create.Count, id, body));
        }

        foreach (var id in batch.Delete.Distinct())
        {
            items.Add(new WooBatchItem(WooBatchAction.Delete, items.Count - batch.Create.Count - batch.Update.Count, Positive(id), null));
        }

        var results = await WooBatchCall.SendAsync(Connection, Path + "/batch", items, _settings.Record, cancellationToken);
        return [.. results.OrderBy(result => result.Action)];
    }

    internal string At(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}/{id}");

    internal IAsyncEnumerable<TRecord> ListAsync(string path, TQuery query, CancellationToken cancellationToken) =>
        _settings.IsPaged
            ? WooList.ReadAsync(Connection, _settings.Records, _settings.Id, _settings.PageSize, path, () => _settings.Parameters(query), cancellationToken)
            : WooList.ReadAllAsync(Connection, _settings.Records, path, _settings.Parameters(query), cancellationToken);

    /// <summary>Refuses what the shop would carry out wrongly without a word.</summary>
    private protected virtual Task CheckAsync(TFields fields, WooBatchAction action, bool inBatch, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected async Task<TRecord> TrashRecordAsync(long id, CancellationToken cancellationToken) =>
        await Connection.WriteAsync(HttpMethod.Delete, At(id), null, _settings.Record, cancellationToken);

    private async Task<JsonObject> BodyAsync(TFields fields, WooBatchAction action, CancellationToken cancellationToken, bool inBatch = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        await CheckAsync(fields, action, inBatch, cancellationToken);
        return (JsonObject)JsonSerializer.SerializeToNode(fields, _settings.Fields)!;
    }

    private async Task<JsonObject> BatchBodyAsync(TFields fields, WooBatchAction action, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(fields, action, cancellationToken, inBatch: true);
        _settings.Values.Check(body, Connection.System);
        return body;
    }

    private long Positive(long id) =>
        id > 0 ? id : throw WooErrors.Refused(Connection.System, $"A batch cannot name a record by {id}: the shop would pass over it without an answer.");

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
