using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

internal sealed class RenewChange(Claim claim, Duration lease) : Change<Instant?>(claim)
{
    private const string Extend = "UPDATE retail.work SET due = $3, lease_until = $3 WHERE flow = $1 AND source = $2";

    private readonly Claim _claim = claim;

    public override void Apply(GroupStatements statements, LockedRows rows)
    {
        Result = null;
        if (rows.Holds(_claim))
        {
            var until = SqlTime.At(SqlTime.At(rows.Now) + lease);
            statements.Others.Execute(Extend, _claim.Key.Flow, _claim.Key.Source.ToString(), until);
            Result = SqlTime.At(until);
        }
    }
}
