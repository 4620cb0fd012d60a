using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Operations;

internal sealed class OperatorActions(IWorkStore store, CommitSignals told, WakeSignal wake) : IOperatorActions
{
    public ValueTask ReplayAsync(IReadOnlyCollection<WorkKey> keys, string actor, CancellationToken cancellationToken) => StoreAsync(
        new Commit { Replays = [.. keys], Audit = [.. keys.Select(key => new AuditEntry(key.ToString(), "replayed", actor, string.Empty))] },
        cancellationToken);

    public ValueTask ReplayAsync(ParkFilter filter, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return StoreAsync(
            new Commit { ReplayAll = filter, Audit = [new AuditEntry(filter.ToString(), "replayed-all", actor, string.Empty)] },
            cancellationToken);
    }

    public ValueTask DiscardAsync(IReadOnlyCollection<WorkKey> keys, string reason, string actor, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return StoreAsync(
            new Commit { Discards = [.. keys], Audit = [.. keys.Select(key => new AuditEntry(key.ToString(), "discarded", actor, reason))] },
            cancellationToken);
    }

    public ValueTask HoldAsync(HoldTarget target, string reason, string actor, CancellationToken cancellationToken) => StoreAsync(
        new Commit { Holds = [new Hold(target, reason)], Audit = [new AuditEntry(target.ToString(), "held", actor, reason)] },
        cancellationToken);

    public ValueTask ReleaseAsync(HoldTarget target, string actor, CancellationToken cancellationToken) => StoreAsync(
        new Commit { Releases = [target], Audit = [new AuditEntry(target.ToString(), "released", actor, string.Empty)] },
        cancellationToken);

    public ValueTask MappedAsync(MissingMapping mapping, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return StoreAsync(
            new Commit { Mapped = [mapping], Audit = [new AuditEntry($"{mapping.Table} {mapping.From} {mapping.To}", "mapped", actor, string.Empty)] },
            cancellationToken);
    }

    public ValueTask EraseAsync(EntityRef record, string actor, CancellationToken cancellationToken) => StoreAsync(
        new Commit { Erasures = [record], Audit = [new AuditEntry(record.ToString(), "erased", actor, string.Empty)] },
        cancellationToken);

    private async ValueTask StoreAsync(Commit commit, CancellationToken cancellationToken)
    {
        told.Stored(commit, await store.CommitAsync(commit, cancellationToken));
        wake.Set();
    }
}
