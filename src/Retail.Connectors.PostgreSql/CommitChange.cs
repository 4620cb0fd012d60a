using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Everything that a commit may hold. What can be refused is refused before it adds a statement.</summary>
internal sealed class CommitChange : Change<CommitResult>
{
    private const string MoveCursor =
        """
        INSERT INTO retail.cursor (feed, value, at) VALUES ($1, $2, $3)
        ON CONFLICT (feed) DO UPDATE SET value = excluded.value, at = excluded.at
        """;

    private static readonly Commit Nothing = new();

    private readonly Commit _commit;

    public CommitChange(Commit commit)
        : base(commit.Claim)
    {
        _commit = commit;
        Work = [.. Work, .. commit.Hints.Select(hint => hint.Key), .. commit.Parks.Select(parked => parked.Key), .. commit.Replays, .. commit.Discards];
        Usual = UsualOf(commit);
        Effects = [.. commit.Effects.Select(effect => effect.Key.ToString())];
        Waits = commit.End is WorkEnd.WaitFor wait ? [LinkStatements.LockOf(wait.Link)] : [];
        Links = [.. commit.Links.SelectMany(LinkStatements.LocksOf)];
        ChangesAudit = commit.SealsAudit || commit.Retention is not null;
        EditedWords = [.. commit.Edits.Select(edit => edit.Word)];
        ParksWithMappings = commit.ParkedWithMappings is not null;
        Erasures = [.. commit.Erasures.Select(record => record.ToString())];
    }

    public override void Apply(GroupStatements statements, LockedRows rows)
    {
        MadeDue = !_commit.Hints.IsEmpty || !_commit.Replays.IsEmpty || _commit.ReplayAll is not null
            || !_commit.Mapped.IsEmpty || !_commit.Releases.IsEmpty;
        Result = CommitResult.Committed;
        if (!rows.AreLocked)
        {
            AddStatements(statements, rows);
            return;
        }

        if (_commit.Claim is { } claim && !rows.Holds(claim))
        {
            MadeDue = false;
            Result = CommitResult.FenceLost;
            return;
        }

        if (!rows.Mappings.AreAsSeen(_commit.Edits))
        {
            MadeDue = false;
            Result = CommitResult.EditOutdated;
            return;
        }

        foreach (var effect in _commit.Effects)
        {
            EnsureBegun(effect, rows);
        }

        AddStatements(statements, rows);
    }

    private void AddStatements(GroupStatements statements, LockedRows rows)
    {
        var (batch, now) = (statements.Others, rows.Now);
        if (_commit.Claim is { } completing)
        {
            statements.Complete(completing, _commit.Effects);
        }

        statements.Store(_commit.Links);
        statements.Store(_commit.Shadows);
        statements.Raise(_commit.Hints);
        foreach (var parked in _commit.Parks)
        {
            HintStatements.ParkUnclaimed(batch, parked, now);
        }

        foreach (var edit in _commit.Edits)
        {
            MappingStatements.Add(batch, edit, rows.Mappings.Next(edit), now);
        }

        OperatorStatements.Store(batch, _commit, now);
        if (_commit.Cursor is { } move)
        {
            batch.Execute(MoveCursor, move.Feed, move.Next.Value, now);
        }

        HousekeepingStatements.Store(batch, _commit, rows);
        statements.Add(_commit.Audit);
        DemandStatements.Store(batch, _commit);
        ItemStatements.Store(batch, _commit, now);

        foreach (var occurred in _commit.Events)
        {
            OutboxStatements.Add(batch, occurred, now);
        }

        if (_commit is { Claim: { } done, End: WorkEnd.Done, EndEvents.IsEmpty: true })
        {
            statements.Finish(new EndedWork(done, () => End(rose: true)));
        }
        else if (_commit is { Claim: { } claim, End: { } end })
        {
            MappingStatements.RaiseOutdated(batch, _commit);
            EndStatements.End(batch, claim, end, now, End);
            foreach (var occurred in _commit.EndEvents)
            {
                OutboxStatements.AddUnlessRisen(batch, occurred, claim, now);
            }
        }
    }

    private static UsualChange UsualOf(Commit commit)
    {
        if (commit.Claim is null)
        {
            return !commit.Hints.IsEmpty && commit with { Hints = [] } == Nothing ? UsualChange.Hints : UsualChange.None;
        }

        // Everything that decides on other rows, takes the moment along or comes after the end is left out. An effect that
        // is named twice would be found once.
        return commit is
        {
            End: WorkEnd.Done,
            Effects.Length: <= 1,
            Hints.IsEmpty: true,
            Cursor: null,
            Parks.IsEmpty: true,
            Replays.IsEmpty: true,
            ReplayAll: null,
            Discards.IsEmpty: true,
            Mapped.IsEmpty: true,
            Edits.IsEmpty: true,
            Holds.IsEmpty: true,
            Releases.IsEmpty: true,
            Erasures.IsEmpty: true,
            SealsAudit: false,
            Retention: null,
            Events.IsEmpty: true,
            EndEvents.IsEmpty: true,
            Marks.IsEmpty: true,
        }
            ? UsualChange.Done
            : UsualChange.None;
    }

    private void End(bool rose) => Result = rose ? CommitResult.VersionRose : CommitResult.Committed;

    private void EnsureBegun(EffectCompletion effect, LockedRows rows)
    {
        var claim = _commit.Claim ?? throw new InvalidOperationException("Effects are completed under a claim.");
        var found = rows.FindEffect(effect.Key.ToString());
        if (found is null || found.Command != effect.Command.Value || found.Fence != claim.Fence
            || found.Flow != claim.Key.Flow || found.Source != claim.Key.Source.ToString())
        {
            throw new InvalidOperationException($"{effect.Key} was never begun under this claim: begin it before any request.");
        }
    }
}
