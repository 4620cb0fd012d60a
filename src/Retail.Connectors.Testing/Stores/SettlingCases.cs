using Retail.Connectors.Pipelines.Effects;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What waits until nothing that was sent before can arrive any more.</summary>
internal static class SettlingCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("an effect that has not settled is not begun again, and asking does not push the moment away", UnsettledAsync),
        new("an effect that waits only if something else is asked is begun again at once with the same command", SameAtOnceAsync),
        new("an effect that waits only if something else is asked is not begun with another command before it has settled", OtherUnsettledAsync),
        new("what was asked last decides what is something else, however often the wish changed", OtherThanLastAsync),
    ];

    private static async Task UnsettledAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        var settled = scene.Now + Second + Second;
        Expect.Is<BeginResult.First>(await scene.BeginAsync(claim, settle: SettleTime.Always(Second)), "the answer to the first begin");
        for (var asked = 0; asked < 2; asked++)
        {
            var unsettled = Expect.Is<BeginResult.Unsettled>(await scene.BeginAsync(claim, settle: SettleTime.Always(Second)), "the answer before it has settled");
            Expect.Equal(settled, unsettled.Until, "the moment at which it has settled");
            await scene.AdvanceAsync(Second);
        }

        Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim, settle: SettleTime.Always(Second)), "the answer when it has settled");
        Expect.Is<BeginResult.Unsettled>(await scene.BeginAsync(claim, settle: SettleTime.Always(Second)), "the answer after it was begun again");
    }

    private static async Task SameAtOnceAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, settle: SettleTime.IfChanged(Second));
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim, settle: SettleTime.IfChanged(Second)), "the answer to the same command");
    }

    private static async Task OtherUnsettledAsync(StoreScene scene)
    {
        var other = new Digest("other");
        var claim = await scene.HintAndClaimAsync("1");
        var settled = scene.Now + Second + Second;
        await scene.BeginAsync(claim, settle: SettleTime.IfChanged(Second));
        for (var asked = 0; asked < 2; asked++)
        {
            var unsettled = Expect.Is<BeginResult.Unsettled>(
                await scene.BeginAsync(claim, command: other, settle: SettleTime.IfChanged(Second)), "the answer to another command before it has settled");
            Expect.Equal(settled, unsettled.Until, "the moment at which it has settled");
            await scene.AdvanceAsync(Second);
        }

        var again = Expect.Is<BeginResult.Again>(
            await scene.BeginAsync(claim, command: other, settle: SettleTime.IfChanged(Second)), "the answer to another command when it has settled");
        Expect.Equal(Asked, again.Command, "what was asked before: the answers before it had settled recorded nothing");
    }

    private static async Task OtherThanLastAsync(StoreScene scene)
    {
        var other = new Digest("other");
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, settle: SettleTime.IfChanged(Second));
        await scene.AdvanceAsync(Second + Second);
        await scene.BeginAsync(claim, command: other, settle: SettleTime.IfChanged(Second));
        Expect.Is<BeginResult.Again>(
            await scene.BeginAsync(claim, command: other, settle: SettleTime.IfChanged(Second)), "the answer to what was asked last");
        Expect.Is<BeginResult.Unsettled>(
            await scene.BeginAsync(claim, settle: SettleTime.IfChanged(Second)), "the answer to what was asked first");
    }
}
