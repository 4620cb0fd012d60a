using System.Globalization;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Sync.Tests.EndToEnd;

/// <summary>Orders that change while the ERP loses answers and carries calls out late: in the end each document says what the shop says.</summary>
public sealed class OrderFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Order_ChangedAtRandomThroughFaults_EndsAsOneDocumentThatAgrees(int seed)
    {
        var vices = new SimulatorVices { Seed = seed, CallFailureRate = 0.15, LateCommitRate = 0.05, LateCommitBy = TimeSpan.FromSeconds(40) };
        await using var world = await OrderWorld.OpenAsync(erpVices: vices);
        var chance = new Random(seed);
        var ids = Enumerable.Range(0, 3).Select(_ => world.Place(red: chance.Next(1, 6))).ToArray();
        for (var turn = 0; turn < 12; turn++)
        {
            var id = ids[chance.Next(ids.Length)];
            switch (chance.Next(5))
            {
                case 0:
                    world.Status(id, "cancelled");
                    break;
                case 1:
                    world.Status(id, "processing");
                    break;
                default:
                    world.Quantity(id, 0, chance.Next(1, 6));
                    break;
            }

            await world.HintAsync(id);
            await world.PassAsync(TimeSpan.FromSeconds(chance.Next(0, 90)));
        }

        foreach (var id in ids)
        {
            await world.SettleAsync(id);
        }

        // What was given up may still come late; whoever looks after that finds it right.
        await world.PassAsync(TimeSpan.FromMinutes(10));
        foreach (var id in ids)
        {
            var isCancelled = world.Order(id)["status"]!.ToString() == "cancelled";
            if (await EndAsync(world, id) == WorkState.Parked)
            {
                // Cancelled before anybody knew that its submission had arrived: a person is told of the document.
                Assert.True(isCancelled, await world.WhyAsync(id));
                Assert.Equal("done-then-withdrawn", (await world.ParkedAsync(id)).Code);
                continue;
            }

            var live = world.Documents(id).Where(document => document.State != "cancel").ToArray();
            if (isCancelled)
            {
                Assert.Empty(live);
                continue;
            }

            var document = Assert.Single(live);
            Assert.Equal("sale", document.State);
            Assert.Equal(world.Order(id)["total"]!.ToString(), document.Total.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>With so many faults a piece of work may fail as often as it is tried: an operator replays it then, as its reason says.</summary>
    private static async Task<WorkState> EndAsync(OrderWorld world, long id)
    {
        var work = await world.SettleAsync(id);
        for (var replay = 0; replay < 40 && work.State == WorkState.Parked; replay++)
        {
            if ((await world.ParkedAsync(id)).Code is not ("breaks-the-target" or "retries-exhausted"))
            {
                break;
            }

            work = await world.ReplayAsync(id);
        }

        return work.State;
    }
}
