using Retail.Connectors.Changes;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>Reads one record.</summary>
internal sealed class OdooReader<TRecord, T>(OdooConnection odoo, IRecordMapping<TRecord, T> mapping, TimeProvider time) : IReader<T>
    where TRecord : class, IOdooRecord<TRecord>
    where T : class
{
    public async Task<Observed<T>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != odoo.System || id.Kind != mapping.Kind || mapping.ById(id.Id) is not { } domain)
        {
            return null;
        }

        var now = time.GetCurrentInstant();
        var found = await odoo.Client.SearchReadAsync<TRecord>(
            mapping.Domain.And(domain), new OdooQuery { Order = "id", Limit = 1, IncludeArchived = true }, cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        var mapped = (await mapping.MapAsync(found, odoo.Client, cancellationToken))[0];
        return mapped.Value is { } value
            ? new Observed<T>(mapped.Ref, mapped.Revision, value, now)
            : throw new ConnectorException(
                ConnectorErrorKind.Contract, odoo.System, $"{TRecord.Model} {id.Id} cannot be understood: {mapped.Error}");
    }
}
