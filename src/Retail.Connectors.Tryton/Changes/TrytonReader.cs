using Retail.Connectors.Changes;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>Reads one record of a model and maps it.</summary>
/// <param name="tryton">The connection.</param>
/// <param name="kinds">Kinds of references that it reads.</param>
/// <param name="model">The model.</param>
/// <param name="map">The record in the canonical form; null if it is none, for example a credit note asked for as an invoice.</param>
/// <param name="revision">The mark of its state.</param>
internal sealed class TrytonReader<TRecord, T>(
    TrytonConnection tryton, EntityKind[] kinds, TrytonModel<TRecord> model,
    Func<TRecord, EntityRef, CancellationToken, Task<T?>> map, Func<TRecord, Revision> revision) : IReader<T>
    where TRecord : class, ITrytonRecord
    where T : class
{
    public async Task<Observed<T>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        if (id.System != tryton.System || !kinds.Contains(id.Kind))
        {
            throw new ArgumentException($"{id} is no {kinds[0]} of {tryton.System}.", nameof(id));
        }

        var readAt = tryton.Time.GetCurrentInstant();
        if (!TrytonFormat.TryId(id.Id, out var number) || await tryton.Client.FindAsync(model, number, cancellationToken) is not { } record)
        {
            return null;
        }

        var value = await map(record, id, cancellationToken);
        return value is null ? null : new Observed<T>(id, revision(record), value, readAt);
    }
}
