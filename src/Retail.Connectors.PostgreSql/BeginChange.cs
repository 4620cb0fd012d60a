using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Storage;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

internal sealed class BeginChange : Change<BeginResult>
{
    private const string TakeOver =
        """
        UPDATE retail.ledger SET mixed = mixed OR command <> $2, command = $2, flow = $3, source = $4, fence = $5,
            send_before = greatest(send_before, $6) WHERE key = $1
        """;

    private readonly Claim _claim;
    private readonly string _key;
    private readonly Digest _command;
    private readonly Instant _sendBefore;
    private readonly SettleTime _settle;

    public BeginChange(Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle)
        : base(claim)
    {
        _claim = claim;
        _key = key.ToString();
        _command = command;
        _sendBefore = sendBefore;
        _settle = settle;
        Effects = [_key];
        AsksForHolds = true;
        Usual = UsualChange.Begin;
    }

    public override void Apply(GroupStatements statements, LockedRows rows)
    {
        IsToRepeat = false;
        Result = rows.AreLocked ? Decide(rows) : new BeginResult.First();
        var source = _claim.Key.Source.ToString();
        switch (Result)
        {
            case BeginResult.First:
                statements.Begin(new BegunEffect(
                    _key, _command.Value, _claim.Key.Flow, source, _claim.Fence, SqlTime.At(_sendBefore), first => IsToRepeat = !first));
                break;
            case BeginResult.Again:
                statements.Others.Execute(TakeOver, _key, _command.Value, _claim.Key.Flow, source, _claim.Fence, SqlTime.At(_sendBefore));
                break;
        }
    }

    private BeginResult Decide(LockedRows rows)
    {
        if (!rows.Holds(_claim))
        {
            return new BeginResult.FenceLost();
        }

        if (rows.WritesAreHeld)
        {
            return new BeginResult.WritesHeld();
        }

        if (rows.FindEffect(_key) is not { } found)
        {
            return new BeginResult.First();
        }

        if (found.Receipt is { } receipt)
        {
            return new BeginResult.Completed(StoredJson.ReadReceipt(receipt), new Digest(found.Command));
        }

        var isMine = found.Flow == _claim.Key.Flow && found.Source == _claim.Key.Source.ToString();
        if (!isMine && rows.LeaseOf(found) is { } lease)
        {
            return new BeginResult.HeldByOther(SqlTime.At(lease));
        }

        var sent = SqlTime.At(found.SendBefore);
        return _settle.Until(sent, found.Command == _command.Value) is { } settled && SqlTime.At(rows.Now) < settled
            ? new BeginResult.Unsettled(settled)
            : new BeginResult.Again(sent, found.Mixed ? null : new Digest(found.Command));
    }
}
