using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>Work that waits for a link that other work makes.</summary>
internal static class WaitCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("waiting work is not claimed before its deadline", WaitsAsync),
        new("waiting work is due at its deadline, and says since when it waits", DeadlineAsync),
        new("the link that is waited for makes the work due at once", WakesAsync),
        new("another role, target system or record wakes nothing", OtherLinkAsync),
        new("work that waits for a link that exists already is due at once", ExistsAsync),
        new("work that waits for a link to its record is woken by it, and by no link from the record", IncomingAsync),
        new("work that waits for a link to its record which exists already is due at once", IncomingExistsAsync),
        new("a link that arrives while the waiting work is claimed is not missed", ArrivesMeanwhileAsync),
        new("waiting costs no attempt", AttemptsAsync),
        new("neither a hint nor a retry makes the patience begin anew", PatienceAsync),
        new("a new wait after the link came begins anew", NewWaitAsync),
    ];

    private static async Task WaitsAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", "2");
        await scene.ExpectStateAsync("1", WorkState.Waiting, "while it waits");
        await scene.AdvanceAsync(Lease - Second);
        await scene.ExpectNothingToClaimAsync("before the deadline");
    }

    private static async Task DeadlineAsync(StoreScene scene)
    {
        var since = scene.Now;
        var claim = await scene.WaitAsync("1", "2");
        Expect.Equal(null, claim.WaitingSince, "the begin of the wait, before there was one");
        await scene.AdvanceAsync(Lease);
        Expect.Equal(since, (await scene.ClaimOneAsync("1")).WaitingSince, "the begin of the wait");
    }

    private static async Task WakesAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", "2");
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        await scene.ExpectStateAsync("1", WorkState.Pending, "after the link came");
        await scene.ClaimOneAsync("1");
    }

    private static async Task OtherLinkAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", "2");
        await scene.CommitAsync(new Commit
        {
            Links =
            [
                LinkTo("3", "S3"),
                new Link(Order("2"), LinkRole.Partner, Document("P2"), "P2"),
                new Link(Order("2"), LinkRole.SalesOrder, new EntityRef("other-erp", EntityKind.SalesOrder, "S2"), "S2"),
            ],
        });
        await scene.ExpectStateAsync("1", WorkState.Waiting, "after other links");
    }

    private static async Task ExistsAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        await scene.WaitAsync("1", "2");
        await scene.ExpectStateAsync("1", WorkState.Pending, "after it would wait for a link that exists");
        Expect.Equal(null, (await scene.ClaimOneAsync("1")).WaitingSince, "the begin of a wait that was none");
    }

    private static async Task IncomingAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", Incoming("shop", "S2"));
        await scene.WaitAsync("3", Incoming("sho", "S2"));
        await scene.WaitAsync("4", new LinkWait(Document("S2"), LinkRole.SalesOrder, "shop"));
        await scene.CommitAsync(new Commit
        {
            Links =
            [
                LinkTo("2", "S9"),
                new Link(Order("2"), LinkRole.Invoice, Document("S2"), "S2"),
                new Link(Document("S2"), LinkRole.SalesOrder, Order("2"), "2"),
            ],
        });
        await scene.ExpectStateAsync("1", WorkState.Waiting, "after other links");
        await scene.ExpectStateAsync("4", WorkState.Pending, "after the link from its record");
        await scene.ClaimOneAsync("4");
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        await scene.ExpectStateAsync("1", WorkState.Pending, "after the link came");
        await scene.ClaimOneAsync("1");
        await scene.ExpectStateAsync("3", WorkState.Waiting, "after a link from another system");
    }

    private static async Task IncomingExistsAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        await scene.WaitAsync("1", Incoming("shop", "S2"));
        await scene.ExpectStateAsync("1", WorkState.Pending, "after it would wait for a link that exists");
        await scene.ClaimOneAsync("1");
        await scene.WaitAsync("3", Incoming("sho", "S2"));
        await scene.ExpectStateAsync("3", WorkState.Waiting, "while there is a link from another system alone");
        await scene.WaitAsync("4", new LinkWait(Document("S2"), LinkRole.SalesOrder, "shop"));
        await scene.ExpectStateAsync("4", WorkState.Waiting, "while there is a link to its record alone");
    }

    private static LinkWait Incoming(string system, string document) => new(Document(document), LinkRole.SalesOrder, system) { IsIncoming = true };

    private static async Task ArrivesMeanwhileAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", "2");
        await scene.AdvanceAsync(Lease);
        var claim = await scene.ClaimOneAsync("1");
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        await scene.ExpectNothingToClaimAsync("while it is claimed");
        await scene.EndAsync(claim, new WorkEnd.WaitFor(LinkOf("2"), scene.Now + Lease));
        await scene.ClaimOneAsync("1");
    }

    private static async Task AttemptsAsync(StoreScene scene)
    {
        for (var i = 0; i < 3; i++)
        {
            var claim = await scene.WaitAsync("1", "2");
            Expect.Equal(1, claim.Attempts, "the attempts of work that waits again and again");
        }
    }

    private static async Task PatienceAsync(StoreScene scene)
    {
        var since = scene.Now;
        await scene.WaitAsync("1", "2");
        await scene.AdvanceAsync(Second);
        var hinted = await scene.HintAndClaimAsync("1");
        Expect.Equal(since, hinted.WaitingSince, "the begin of the wait, after a hint");
        await scene.EndAsync(hinted, new WorkEnd.RetryAt(scene.Now, "failed", CountsAttempt: true));
        var retried = await scene.ClaimOneAsync("1");
        Expect.Equal(since, retried.WaitingSince, "the begin of the wait, after a retry");
        await scene.HintAsync("1");
        await scene.EndAsync(retried, new WorkEnd.WaitFor(LinkOf("2"), scene.Now + Lease));
        Expect.Equal(since, (await scene.ClaimOneAsync("1")).WaitingSince, "the begin of the wait, after the version rose");
    }

    private static async Task NewWaitAsync(StoreScene scene)
    {
        await scene.WaitAsync("1", "2");
        await scene.AdvanceAsync(Second);
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S2")] });
        Expect.Equal(null, (await scene.WaitClaimedAsync("3")).WaitingSince, "the begin of the wait, after the link came");
        await scene.AdvanceAsync(Lease);
        Expect.Equal(scene.Now - Lease, (await scene.ClaimOneAsync("1")).WaitingSince, "the begin of the second wait");
    }

    private static Task<Claim> WaitAsync(this StoreScene scene, string id, string forOrder) => scene.WaitAsync(id, LinkOf(forOrder));

    private static async Task<Claim> WaitAsync(this StoreScene scene, string id, LinkWait wait)
    {
        var claim = await scene.HintAndClaimAsync(id);
        await scene.EndAsync(claim, new WorkEnd.WaitFor(wait, scene.Now + Lease));
        return claim;
    }

    private static async Task<Claim> WaitClaimedAsync(this StoreScene scene, string forOrder)
    {
        var claim = await scene.ClaimOneAsync("1");
        await scene.EndAsync(claim, new WorkEnd.WaitFor(LinkOf(forOrder), scene.Now + Lease));
        return claim;
    }
}
