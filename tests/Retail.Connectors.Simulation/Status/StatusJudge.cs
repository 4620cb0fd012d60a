using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Judging;
using Retail.Connectors.Simulation.Shop;

namespace Retail.Connectors.Simulation.Status;

/// <summary>Holds what the shop shows against what has left the ERP's warehouse.</summary>
internal sealed class StatusJudge(World world, ShippingStaff staff)
{
    public async Task<IReadOnlyList<Finding>> JudgeAsync()
    {
        var findings = new List<Finding>();
        var parked = (await world.Store.Queries.ListParkedAsync(StatusWatch.Flow, int.MaxValue, CancellationToken.None)).ToDictionary(work => work.Key, work => work.Reason);
        foreach (var raw in world.Shop.Server.Orders)
        {
            var order = ShopOrder.Read(raw);
            var key = new WorkKey(StatusWatch.Flow, SeedRun.KeyOf(order.Number).Source);
            var work = await world.Store.Queries.FindWorkAsync(key, CancellationToken.None);
            if (Verdict(order, world.Shop.Stories[order.Id], work, parked.GetValueOrDefault(key)) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    private Finding? Verdict(ShopOrder order, OrderStory story, WorkView? work, ParkReason? reason) => work switch
    {
        null => new Finding(FindingKind.Lost, $"the status of order {order.Number} was never looked at"),
        { State: WorkState.Parked } when reason?.Code == "status-not-kept" && story.Restated => null,
        { State: WorkState.Parked } => new Finding(FindingKind.Broken, $"the status of order {order.Number} is parked: {reason?.Code}: {reason?.Explanation}"),
        { State: not WorkState.Done } => new Finding(FindingKind.Stuck, $"{work.Key} is {work.State}, due {work.DueAt - World.Start}, attempts {work.Attempts}, last error {work.LastError}"),
        _ when order.Status == "processing" && staff.HasShippedAll(order.Number) && !story.EverCompleted =>
            new Finding(FindingKind.Lost, $"all of order {order.Number} has left, and the shop still shows it as {order.Status}"),
        _ => null,
    };
}
