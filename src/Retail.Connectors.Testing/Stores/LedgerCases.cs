using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What the ledger remembers of effects, and who may complete them.</summary>
internal static class LedgerCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("an effect that was never begun is begun for the first time", FirstAsync),
        new("an effect that was begun and not completed is begun again, also under the same claim", AgainAsync),
        new("the last moment of sending never goes back", LastSendBeforeAsync),
        new("beginning again says what was asked before, and nothing if that differed", AskedBeforeAsync),
        new("a completed effect answers with its receipt and with what was asked, whoever asks", CompletedAsync),
        new("a completed effect asked for in other words still answers with what was done", CompletedOtherwiseAsync),
        new("an effect that other work is at is held, until that work's lease ends", HeldAsync),
        new("an effect whose holder ended without completing it is begun again", HolderEndedAsync),
        new("an effect whose holder was claimed anew is not held by the claim that began it", HolderReclaimedAsync),
        new("who was overtaken on an effect cannot complete it, even with the same fence number", OvertakenAsync),
        new("completing an effect that was not begun is refused, and stores nothing of the commit", NotBegunAsync),
        new("completing an effect with another command than was begun is refused", OtherCommandAsync),
        new("completing an effect without a claim is refused", WithoutClaimAsync),
        new("a record's effects that were begun and not completed are listed with their last moment of sending, those of others and completed ones are not", OpenAsync),
        new("what a completed effect left is found by its key, and nothing of one that was not completed", ReceiptAsync),
    ];

    private static async Task FirstAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        Expect.Is<BeginResult.First>(await scene.BeginAsync(claim, "1"), "the answer to the first begin");
        Expect.Is<BeginResult.First>(await scene.BeginAsync(claim, "2"), "the answer to the first begin of another effect");
    }

    private static async Task AgainAsync(StoreScene scene)
    {
        var sendBefore = scene.Now + Second;
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, sendBefore: sendBefore);
        var same = Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim, sendBefore: sendBefore), "the answer under the same claim");
        Expect.Equal(sendBefore, same.LastSendBefore, "the last moment of sending");
        await scene.EndAsync(claim, new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: true));
        var next = await scene.ClaimOneAsync("1");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(next), "the answer under the next claim");
    }

    private static async Task LastSendBeforeAsync(StoreScene scene)
    {
        var late = scene.Now + Lease;
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, sendBefore: late);
        await scene.BeginAsync(claim, sendBefore: scene.Now + Second);
        var again = Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim), "the answer to the third begin");
        Expect.Equal(late, again.LastSendBefore, "the last moment at which any request could have been sent");
    }

    private static async Task AskedBeforeAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        var same = Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim, command: new Digest("other")), "the answer to the second begin");
        Expect.Equal(Asked, same.Command, "what was asked before");
        var mixed = Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim), "the answer to the third begin");
        Expect.Equal(null, mixed.Command, "what was asked before, when two different things were");
        var still = Expect.Is<BeginResult.Again>(await scene.BeginAsync(claim), "the answer to the fourth begin");
        Expect.Equal(null, still.Command, "what was asked before, when two different things ever were");
    }

    private static async Task CompletedAsync(StoreScene scene)
    {
        var receipt = Receipt("S1") with
        {
            Roundings = [new RoundingAdjustment("7", new Money(-0.01m, new CurrencyCode("EUR")))],
            Lines = Receipt("S1").Lines.Add("line-1", "41").Add("line-2", "42"),
        };
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Effects = [new EffectCompletion(Effect("1"), Asked, receipt)] });

        var completed = Expect.Is<BeginResult.Completed>(
            await scene.BeginAsync(await scene.HintAndClaimAsync("1")), "the answer to the same work");
        Expect.Equal(Asked, completed.Command, "what was asked");
        Expect.Equal(receipt.Document, completed.Receipt.Document, "the document");
        Expect.Equal(receipt.DisplayName, completed.Receipt.DisplayName, "the document's name");
        Expect.Equal(receipt.Stage, completed.Receipt.Stage, "the document's stage");
        Expect.Sequence(receipt.Roundings, completed.Receipt.Roundings, "the roundings");
        Expect.Sequence(receipt.Lines, completed.Receipt.Lines, "the lines");
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(await scene.HintAndClaimAsync("2")), "the answer to other work");
    }

    private static async Task CompletedOtherwiseAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim);
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Effects = [Completion("1", "S1")] });
        var next = await scene.HintAndClaimAsync("1");
        for (var i = 0; i < 2; i++)
        {
            var completed = Expect.Is<BeginResult.Completed>(await scene.BeginAsync(next, command: new Digest("other")), "the answer to other words");
            Expect.Equal(Asked, completed.Command, "what was asked when it was done");
        }
    }

    private static async Task HeldAsync(StoreScene scene)
    {
        var holder = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(holder, "shared");
        var other = await scene.HintAndClaimAsync("2");
        var held = Expect.Is<BeginResult.HeldByOther>(await scene.BeginAsync(other, "shared"), "the answer to the second of two");
        Expect.Equal(holder.LeaseUntil, held.Until, "until when it is held");
        await scene.AdvanceAsync(Lease - Second);
        other = await scene.RenewedAsync(other);
        Expect.Is<BeginResult.HeldByOther>(await scene.BeginAsync(other, "shared"), "the answer before the holder's lease ends");
        await scene.AdvanceAsync(Second);
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(other, "shared"), "the answer after the holder's lease ended");
    }

    private static async Task HolderEndedAsync(StoreScene scene)
    {
        var holder = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(holder, "shared");
        await scene.EndAsync(holder, new WorkEnd.Park(Reason("code")));
        var other = await scene.HintAndClaimAsync("2");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(other, "shared"), "the answer after the holder was parked");
        await scene.CommitAsync(new Commit { Claim = other, End = new WorkEnd.Done(), Effects = [Completion("shared", "S1")] });
        Expect.Is<BeginResult.Completed>(await scene.BeginAsync(await scene.HintAndClaimAsync("3"), "shared"), "the answer after the other completed it");
    }

    private static async Task HolderReclaimedAsync(StoreScene scene)
    {
        await scene.BeginAsync(await scene.HintAndClaimAsync("1"), "shared");
        await scene.AdvanceAsync(Lease);
        await scene.ClaimOneAsync("1");
        var other = await scene.HintAndClaimAsync("2");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(other, "shared"), "the answer while the holder's work is with a claim that did not begin it");
    }

    private static async Task OvertakenAsync(StoreScene scene)
    {
        var first = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(first, "shared");
        await scene.EndAsync(first, new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: false));
        first = await scene.ClaimOneAsync("1");
        await scene.HintAsync("2");
        await scene.EndAsync(await scene.ClaimOneAsync("2"), new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: false));
        var second = await scene.ClaimOneAsync("2");
        Expect.Equal(first.Fence, second.Fence, "the fence of two keys that were claimed equally often");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(second, "shared"), "the answer to the one that overtakes");
        await Expect.RefusedAsync(
            () => scene.CommitAsync(new Commit { Claim = first, End = new WorkEnd.Done(), Effects = [Completion("shared", "S1")] }),
            "completing an effect that other work has begun since");
        Expect.Is<BeginResult.Again>(await scene.BeginAsync(second, "shared"), "the answer after the refused completion");
    }

    private static async Task NotBegunAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await Expect.RefusedAsync(
            () => scene.CommitAsync(new Commit
            {
                Claim = claim,
                End = new WorkEnd.Done(),
                Links = [LinkTo("1", "S1")],
                Hints = [new RaisedHint(Key("2"), null)],
                Effects = [Completion("1", "S1")],
            }),
            "completing an effect that was not begun");
        Expect.Equal(0, (await scene.LinksAsync("1")).Length, "the number of links of the refused commit");
        Expect.Equal(null, await scene.Store.Queries.FindWorkAsync(Key("2"), CancellationToken.None), "the work hinted by the refused commit");
        Expect.Equal(CommitResult.Committed, await scene.EndAsync(claim, new WorkEnd.Done()), "the end of the claim after the refusal");
    }

    private static async Task OtherCommandAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, command: new Digest("other"));
        await Expect.RefusedAsync(
            () => scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Effects = [Completion("1", "S1")] }),
            "completing an effect with another command than was begun");
    }

    private static async Task WithoutClaimAsync(StoreScene scene)
    {
        await scene.BeginAsync(await scene.HintAndClaimAsync("1"));
        await Expect.RefusedAsync(
            () => scene.CommitAsync(new Commit { Effects = [Completion("1", "S1")] }), "completing an effect without a claim");
    }

    private static async Task OpenAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        await scene.BeginAsync(claim, "1");
        await scene.BeginAsync(claim, "10");
        await scene.BeginAsync(claim, "1/2");
        Expect.Sequence(
            [new OpenEffect(Effect("1"), scene.Now + Second) { Flow = claim.Key.Flow }],
            await scene.Store.Queries.FindOpenEffectsAsync(Order("1"), CancellationToken.None), "the open effects of order 1");
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Effects = [Completion("1", "S1")] });
        Expect.Sequence([], await scene.Store.Queries.FindOpenEffectsAsync(Order("1"), CancellationToken.None), "the open effects of order 1 when it is done");
    }

    private static async Task ReceiptAsync(StoreScene scene)
    {
        var claim = await scene.HintAndClaimAsync("1");
        Expect.Equal<Receipt?>(null, await ReadAsync(), "the receipt of what was never begun");
        await scene.BeginAsync(claim);
        Expect.Equal<Receipt?>(null, await ReadAsync(), "the receipt of what was not completed");
        var done = Completion("1", "S1");
        var settles = scene.Now;
        done = done with { Receipt = done.Receipt with { SettlesAt = settles } };
        await scene.CommitAsync(new Commit { Claim = claim, End = new WorkEnd.Done(), Effects = [done] });
        var found = await ReadAsync();
        Expect.Equal(done.Receipt.Document, found?.Document, "the document of what was completed");
        Expect.Equal(settles, found?.SettlesAt, "when what was completed settles");

        ValueTask<Receipt?> ReadAsync() => scene.Store.Queries.FindReceiptAsync(Effect("1"), CancellationToken.None);
    }

    private static async Task<Claim> RenewedAsync(this StoreScene scene, Claim claim) =>
        claim with
        {
            LeaseUntil = await scene.Store.RenewAsync(claim, Lease, CancellationToken.None)
                ?? throw new ConformanceException("Expected that a lease can be renewed before it ends."),
        };
}
