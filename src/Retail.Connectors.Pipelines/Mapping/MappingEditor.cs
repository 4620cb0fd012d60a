using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Pipelines.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Mapping;

internal sealed class MappingEditor(IWorkStore store, ConfiguredMappings seeds, CommitSignals told, WakeSignal wake) : IMappingEditor
{
    public async ValueTask<ImmutableArray<MappingView>> ListAsync(CancellationToken cancellationToken)
    {
        var edits = (await store.Queries.ListMappingsAsync(cancellationToken)).ToDictionary(edit => edit.Word);
        return
        [
            .. seeds.Rows.Keys.Union(edits.Keys)
                .Select(word => new MappingView(word, seeds.Rows.GetValueOrDefault(word), edits.GetValueOrDefault(word)))
                .OrderBy(row => row.Word.Table, StringComparer.Ordinal)
                .ThenBy(row => row.Word.From.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Word.To.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Word.Value, StringComparer.Ordinal),
        ];
    }

    public ValueTask<bool> TrySaveAsync(MappingWord word, string mapped, long seen, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        return TryEditAsync([new MappingEdit(word, mapped, seen, actor)], cancellationToken);
    }

    public ValueTask<bool> TryRemoveAsync(MappingWord word, long seen, string actor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seen);
        return TryEditAsync([new MappingEdit(word, Mapped: null, seen, actor)], cancellationToken);
    }

    public async ValueTask<bool> TryEditAsync(IReadOnlyCollection<MappingEdit> edits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var words = new HashSet<MappingWord>();
        foreach (var edit in edits)
        {
            if (string.IsNullOrWhiteSpace(edit.Word.Table) || edit.Word.Value is null || string.IsNullOrWhiteSpace(edit.Actor))
            {
                throw new ArgumentException("An edit names a table, a word and who makes it.", nameof(edits));
            }

            if (!words.Add(edit.Word))
            {
                throw new ArgumentException($"{edit.Word} is edited twice: name each word once.", nameof(edits));
            }
        }

        if (edits.Count == 0)
        {
            return true;
        }

        var commit = new Commit
        {
            Edits = [.. edits],
            Mapped = [.. edits.Where(edit => edit.Mapped is not null).Select(edit => edit.Word.ToMissing())],
            Audit = [.. edits.Select(Audit)],
        };
        var result = await store.CommitAsync(commit, cancellationToken);
        told.Stored(commit, result);
        wake.Set();
        return result != CommitResult.EditOutdated;
    }

    public ValueTask<ImmutableArray<StoredMapping>> ListHistoryAsync(MappingWord word, CancellationToken cancellationToken) =>
        store.Queries.ListMappingHistoryAsync(word, cancellationToken);

    /// <summary>Which row and which field, never what stood or stands there: digests tell whether it is what somebody says it was.</summary>
    private static AuditEntry Audit(MappingEdit edit)
    {
        var (table, from, to, value) = edit.Word;
        using var digest = new DigestBuilder();
        var word = Short(digest.Add("table", table).Add("from", from.Value).Add("to", to.Value).Add("value", value).Build());
        var subject = $"mapping {table} {from} {to} {word}";
        if (edit.Mapped is null)
        {
            return new AuditEntry(subject, "mapping-removed", edit.Actor, string.Create(CultureInfo.InvariantCulture, $"after version {edit.Seen}"));
        }

        // Keyed by its row and the version before it: equal meanings of two rows do not look equal.
        var mapped = Short(digest.Add("row", word).Add("seen", edit.Seen).Add("mapped", edit.Mapped).Build());
        return new AuditEntry(subject, "mapping-saved", edit.Actor, string.Create(CultureInfo.InvariantCulture, $"mapped {mapped} after version {edit.Seen}"));
    }

    private static string Short(Digest digest) => digest.Value[..16];
}
