using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>Lists records by their business time, in the order of their ids: what comes or goes meanwhile shifts no page.</summary>
internal sealed class OdooCensus<TRecord, T>(OdooConnection odoo, IRecordMapping<TRecord, T> mapping) : ICensus<T>
    where TRecord : class, IOdooRecord<TRecord>
    where T : class
{
    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var records = odoo.Client.StreamAsync<TRecord>(
            mapping.Domain.And(mapping.Dated(window.From, window.To)), pageSize: odoo.Options.PageSize, cancellationToken: cancellationToken);
        await foreach (var record in records)
        {
            yield return mapping.ToEntry(record);
        }
    }
}
