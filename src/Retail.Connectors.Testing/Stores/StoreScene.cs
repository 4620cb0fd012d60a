using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>A store with orders of one shop in it, and short words for what cases do to it.</summary>
internal sealed class StoreScene
{
    public const string Flow = "orders/erp";
    public const string OtherFlow = "customers/erp";

    private StoreScene(IWorkStoreFixture fixture, IWorkStore store)
    {
        Fixture = fixture;
        Store = store;
    }

    public static Duration Lease { get; } = Duration.FromSeconds(30);

    public static Duration Second { get; } = Duration.FromSeconds(1);

    public static Digest Asked { get; } = new("asked");

    public IWorkStoreFixture Fixture { get; }

    public IWorkStore Store { get; }

    public Instant Now => Fixture.Now;

    public static async Task<StoreScene> OpenAsync(IWorkStoreFixture fixture) => new(fixture, await fixture.OpenAsync());

    public static EntityRef Order(string id) => new("shop", EntityKind.Order, id);

    public static EntityRef Document(string id) => new("erp", EntityKind.SalesOrder, id);

    public static WorkKey Key(string id, string flow = Flow) => new(flow, Order(id));

    public static EffectKey Effect(string id) => EffectKey.For(Order(id), "submit", "erp");

    public static Link LinkTo(string id, string document) => new(Order(id), LinkRole.SalesOrder, Document(document), document);

    public static LinkWait LinkOf(string id) => new(Order(id), LinkRole.SalesOrder, "erp");

    public static ParkReason Reason(string code) => new(code, $"It is parked as {code}.", "Mend it, then replay.", ParkOwner.Commerce);

    public static Receipt Receipt(string document) => new()
    {
        Document = Document(document),
        DisplayName = document,
        Stage = DocumentStage.Confirmed,
    };

    public static EffectCompletion Completion(string id, string document) => new(Effect(id), Asked, Receipt(document));

    public ValueTask AdvanceAsync(Duration by) => Fixture.AdvanceAsync(by);

    public Task<CommitResult> CommitAsync(Commit commit) => Store.CommitAsync(commit, CancellationToken.None).AsTask();

    public Task HintAsync(string id, string? revision = null, WorkPriority priority = WorkPriority.Live, string flow = Flow) =>
        CommitAsync(new Commit
        {
            Hints = [new RaisedHint(Key(id, flow), revision is null ? null : new Revision(revision), priority)],
        });

    public async Task<IReadOnlyList<Claim>> ClaimAsync(int max = 100, string node = "node-1", params ImmutableArray<string> flows) =>
        await Store.ClaimAsync(new ClaimRequest(node, flows.IsDefaultOrEmpty ? [Flow] : flows, max, Lease), CancellationToken.None);

    /// <summary>Claims and expects that exactly this order is to be had.</summary>
    public async Task<Claim> ClaimOneAsync(string id)
    {
        var claims = await ClaimAsync();
        Expect.Sequence([Key(id)], claims.Select(claim => claim.Key), "the claimed work");
        return claims[0];
    }

    public async Task<Claim> HintAndClaimAsync(string id, string? revision = null)
    {
        await HintAsync(id, revision);
        return await ClaimOneAsync(id);
    }

    public async Task ExpectNothingToClaimAsync(string when) =>
        Expect.Sequence([], (await ClaimAsync()).Select(claim => claim.Key), $"the claimable work {when}");

    public Task<CommitResult> EndAsync(Claim claim, WorkEnd end) => CommitAsync(new Commit { Claim = claim, End = end });

    public async Task<BeginResult> BeginAsync(Claim claim, string effect = "1", Digest? command = null, Instant? sendBefore = null, SettleTime settle = default) =>
        await Store.BeginAsync(claim, Effect(effect), command ?? Asked, sendBefore ?? (Now + Second), settle, CancellationToken.None);

    public async Task<WorkView> WorkAsync(string id, string flow = Flow) =>
        await Store.Queries.FindWorkAsync(Key(id, flow), CancellationToken.None)
        ?? throw new ConformanceException($"Expected work {Key(id, flow)}, but the store does not know it.");

    public async Task ExpectStateAsync(string id, WorkState state, string when) =>
        Expect.Equal(state, (await WorkAsync(id)).State, $"the state of order {id} {when}");

    public async Task<ImmutableArray<ParkedWork>> ParkedAsync(string? flow = null, int max = 100) =>
        await Store.Queries.ListParkedAsync(flow, max, CancellationToken.None);

    public async Task<ImmutableArray<Link>> LinksAsync(string id) =>
        await Store.Queries.FindLinksAsync(Order(id), CancellationToken.None);
}
