namespace Retail.Connectors.Simulation.Planted;

/// <summary>Gives a planted bug worlds in which it can matter, with faults like any other seed's.</summary>
internal static class Planting
{
    public static Swarm Suit(Swarm swarm, PlantedBug bug) => bug switch
    {
        PlantedBug.NoFind or PlantedBug.NoBegin or PlantedBug.FindBeforeSettled or PlantedBug.BlindRetry =>
            swarm with { Erp = ErpKind.Lookup },
        PlantedBug.EchoNotSuppressed => swarm with { Erp = ErpKind.Odoo, Statuses = true },
        PlantedBug.OfferedTwice or PlantedBug.SaleNotNoticed or PlantedBug.ContainedTooSoon => swarm with { Erp = ErpKind.Odoo, Stock = true, WebhookLost = 0.4 },
        PlantedBug.AmendedIsFree => swarm with { Erp = ErpKind.Odoo, Stock = true, WrapRate = 0.5 },
        PlantedBug.ChangeBeforeSettled => swarm with { Erp = ErpKind.Odoo, Late = 0.04, Changed = 0.5 },
        PlantedBug.DedupeByDeliveryId => swarm with
        {
            // Only webhooks speak, and none is lost.
            QuietSeconds = 10,
            WebhookLost = 0,
            WebhookLate = 0,
            CrashAtCall = 0,
            CrashAtCommit = 0,
            CommitFails = 0,
            FeedSeconds = 10_000_000,
        },
        _ => swarm,
    };
}
