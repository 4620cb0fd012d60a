using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton;

/// <summary>Reads by typed models: see <see cref="TrytonModels"/>.</summary>
public sealed partial class TrytonClient
{
    /// <summary>Finds records and reads them, in the order of the search.</summary>
    public Task<List<T>> SearchReadAsync<T>(
        TrytonModel<T> model, TrytonDomain domain, TrytonQuery? query = null, CancellationToken cancellationToken = default)
        where T : ITrytonRecord
    {
        ArgumentNullException.ThrowIfNull(model);
        return SearchReadAsync(model.Name, domain, model.Type, query, cancellationToken);
    }

    /// <summary>Reads records, in the order of the ids.</summary>
    /// <exception cref="ConnectorException">NotFound if one of the records does not exist.</exception>
    public Task<List<T>> ReadAsync<T>(TrytonModel<T> model, IReadOnlyCollection<long> ids, CancellationToken cancellationToken = default)
        where T : ITrytonRecord
    {
        ArgumentNullException.ThrowIfNull(model);
        return ReadAsync(model.Name, ids, model.Type, query: null, cancellationToken);
    }

    /// <summary>Reads one record; null if it does not exist.</summary>
    public async Task<T?> FindAsync<T>(TrytonModel<T> model, long id, CancellationToken cancellationToken = default)
        where T : class, ITrytonRecord
    {
        try
        {
            return (await ReadAsync(model, [id], cancellationToken)).FirstOrDefault();
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads all records of a domain, by windows of ascending ids: none is missed or told twice while others write.</summary>
    public IAsyncEnumerable<T> ListAsync<T>(TrytonModel<T> model, TrytonDomain domain, CancellationToken cancellationToken = default)
        where T : ITrytonRecord
    {
        ArgumentNullException.ThrowIfNull(model);
        return ListAsync(model.Name, domain, model.Type, static record => record.Id, cancellationToken);
    }
}
