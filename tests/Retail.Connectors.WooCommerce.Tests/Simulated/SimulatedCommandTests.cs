using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>What holds for all commands, whatever happens on the way to the shop.</summary>
public class SimulatedCommandTests
{
    public static TheoryData<string> Commands => [.. CommandCase.All.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_Once_IsReachedAndFound(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        Assert.IsType<Finding.Nothing>(await command.FindAsync(shop));

        var reached = Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop));

        Assert.Equal(command.Expected, command.Seen(shop));
        var complete = Assert.IsType<Finding.Complete>(await command.FindAsync(shop));
        Assert.Equal(reached.Receipt.Document, complete.Receipt.Document);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_AgainAfterItWasFound_ChangesNothing(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        await command.ApplyAsync(shop);

        Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop, await command.FindAsync(shop)));

        Assert.Equal(command.Expected, command.Seen(shop));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_EveryAnswerToAWriteIsLost_IsAmbiguousThenFoundAndEndsOnce(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        shop.Handler.AfterCommit = static call => Abandon(call, isWrite: true);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await command.FindAsync(shop) is Finding.Complete)
            {
                break;
            }

            var lost = await Assert.ThrowsAsync<ConnectorException>(async () => await command.ApplyAsync(shop, await command.FindAsync(shop)));
            Assert.Equal(ConnectorErrorKind.Ambiguous, lost.Kind);
        }

        shop.Handler.AfterCommit = null;
        Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop, await command.FindAsync(shop)));
        Assert.Equal(command.Expected, command.Seen(shop));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_WriteNeverArrives_IsDoneByTheNextAttempt(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        shop.Handler.BeforeCarriedOut = static call => Abandon(call, isWrite: true);
        var lost = await Assert.ThrowsAsync<ConnectorException>(() => command.ApplyAsync(shop));
        Assert.Equal(ConnectorErrorKind.Ambiguous, lost.Kind);
        shop.Handler.BeforeCarriedOut = null;

        var found = await command.FindAsync(shop);

        Assert.IsType<Finding.Nothing>(found);
        Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop, found));
        Assert.Equal(command.Expected, command.Seen(shop));
    }

    /// <summary>The settle time has passed, and what was sent has arrived meanwhile: it is found and not sent again.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_WriteArrivesLateButBeforeTheSearch_EndsOnce(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        var late = await GiveUpAsync(shop, command);

        shop.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.All(late, request => Assert.InRange(shop.Simulator.Handle(request).Status, 200, 299));

        Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop, await command.FindAsync(shop)));
        Assert.Equal(command.Expected, command.Seen(shop));
    }

    /// <summary>What the shop enforces or converges to survives even a write that arrives after the next attempt.</summary>
    [Theory]
    [InlineData("SetOrderStatus")]
    [InlineData("NotifyShipment")]
    [InlineData("AttachInvoice")]
    [InlineData("PublishStock")]
    [InlineData("PublishPrice")]
    [InlineData("PublishProduct")]
    public async Task ApplyAsync_WriteArrivesAfterTheNextAttempt_EndsOnce(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        var late = await GiveUpAsync(shop, command);
        Assert.IsType<EffectResult.Reached>(await command.ApplyAsync(shop, await command.FindAsync(shop)));

        foreach (var request in late)
        {
            shop.Simulator.Handle(request);
        }

        Assert.Equal(command.Expected, command.Seen(shop));
        Assert.IsType<Finding.Complete>(await command.FindAsync(shop));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task ApplyAsync_TargetMissing_IsRefusedAndNothingIsWritten(string name)
    {
        await using var shop = new SimulatedShop();
        var command = CommandCase.All[name]();
        command.Prepare(shop);
        var before = command.Seen(shop);

        var refused = Assert.IsType<EffectResult.Refused>(await command.ApplyImpossibleAsync(shop));

        Assert.NotEmpty(refused.FixHint);
        Assert.Equal(before, command.Seen(shop));
    }

    /// <summary>Makes an attempt whose writes do not arrive yet.</summary>
    private static async Task<List<SimulatedRequest>> GiveUpAsync(SimulatedShop shop, CommandCase command)
    {
        var late = new List<SimulatedRequest>();
        shop.Handler.BeforeCarriedOut = call =>
        {
            if (call.Request.Method != "GET")
            {
                late.Add(call.Request);
            }

            return Abandon(call, isWrite: true);
        };
        await Assert.ThrowsAsync<ConnectorException>(() => command.ApplyAsync(shop));
        shop.Handler.BeforeCarriedOut = null;
        Assert.Single(late);
        return late;
    }

    private static Task Abandon(SimulatedCall call, bool isWrite)
    {
        if (isWrite == (call.Request.Method != "GET"))
        {
            call.Abandon();
        }

        return Task.CompletedTask;
    }
}
