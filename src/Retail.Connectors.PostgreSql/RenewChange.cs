using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

internal sealed class RenewChange(Claim claim, Duration lease) : Change<Instant?>
{
    private const string Extend = "UPDATE retail.work SET due = $3, lease_until = $3 WHERE flow = $1 AND source = $2";

    public override Claim Claim => claim;

    public override void Apply(SqlBatch batch, LockedRows rows)
    {
        Result = null;
        if (rows.Holds(claim))
        {
            var until = rows.Now + lease.ToTimeSpan();
            batch.Execute(Extend, claim.Key.Flow, claim.Key.Source.ToString(), until);
            Result = SqlTime.At(until);
        }
    }
}
