using System.Threading.Channels;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Changes that are stored together: at most one under each claim and one of each effect, because each decides on what it
/// finds. Those that take one usual case for granted keep to themselves, because that is what spares them the look before.
/// </summary>
internal sealed class ChangeGroup(int size)
{
    private readonly List<Change> _changes = new(size);
    private readonly List<Change> _postponed = [];
    private readonly HashSet<WorkKey> _claims = [];
    private readonly HashSet<string> _effects = new(StringComparer.Ordinal);

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Forms the next group as soon as there is anything; false if nothing will come any more.</summary>
    public async ValueTask<bool> TakeAsync(ChannelReader<Change> queue)
    {
        _changes.Clear();
        _claims.Clear();
        _effects.Clear();
        Change[] before = [.. _postponed];
        _postponed.Clear();
        foreach (var change in before)
        {
            Add(change);
        }

        if (_changes.Count == 0 && !await queue.WaitToReadAsync())
        {
            return false;
        }

        while (_changes.Count + _postponed.Count < size && queue.TryRead(out var change))
        {
            Add(change);
        }

        return true;
    }

    private void Add(Change change)
    {
        if (IsUnlikeTheFirst(change) || (change.Claim is { } claim && _claims.Contains(claim.Key)) || _effects.Overlaps(change.Effects))
        {
            _postponed.Add(change);
            return;
        }

        _changes.Add(change);
        _effects.UnionWith(change.Effects);
        if (change.Claim is { } added)
        {
            _claims.Add(added.Key);
        }
    }

    private bool IsUnlikeTheFirst(Change change) =>
        _changes is [{ Usual: not UsualChange.None and var usual }, ..] && change.Usual != usual;
}
