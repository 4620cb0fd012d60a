using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Sync.Refunds;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Refunds;

/// <summary>What is found out about the receipt of goods whose answer was lost.</summary>
public sealed class RefundGatheringTests
{
    /// <summary>Goods that are half received are off what was delivered already: asked for anew by that, nobody would ask for them.</summary>
    [Theory]
    [InlineData(DocumentStage.Draft, true)]
    [InlineData(DocumentStage.Posted, true)]
    [InlineData(DocumentStage.Cancelled, false)]
    public async Task Gather_AReceiptThatWasBegun_IsThere(DocumentStage stage, bool isThere)
    {
        var order = TestOrders.Placed();
        var refund = PlannedRefunds.Refund(order, "7", 10m, PlannedRefunds.Line(order, order.Lines[0].Id, 1, 10m));
        var erp = new Lookups(order, new Receipt { Document = new EntityRef("erp", EntityKind.Return, "3"), DisplayName = "3", Stage = stage });

        var facts = await new RefundGathering(new PlanContext(PlannedRefunds.Definition, null, [], new PlannedRefunds(order)), erp)
            .OfAsync(refund, TestContext.Current.CancellationToken);

        Assert.Equal(isThere, facts.IsReturnThere);
    }

    [Fact]
    public async Task Gather_AReductionThatWasBegunAndNeverNoted_IsOpen()
    {
        var order = TestOrders.Placed();
        var erp = new Lookups(order, new Receipt { Document = new EntityRef("erp", EntityKind.Return, "3"), DisplayName = "3", Stage = DocumentStage.Draft })
        {
            Open = EffectKey.For(new EntityRef("shop", EntityKind.Refund, "7"), "reduce", "erp"),
        };
        var gathering = new RefundGathering(new PlanContext(PlannedRefunds.Definition, null, [], new PlannedRefunds(order)), erp);

        Assert.True((await gathering.OfAsync(PlannedRefunds.Refund(order, "7", 10m), TestContext.Current.CancellationToken)).IsReductionOpen);
        Assert.False((await gathering.OfAsync(PlannedRefunds.Refund(order, "8", 10m), TestContext.Current.CancellationToken)).IsReductionOpen);
    }

    /// <summary>An order without links, and an ERP in which one receipt stands under any key.</summary>
    private sealed class Lookups(Order order, Receipt receipt) : ILookups, IDocumentIndex
    {
        public EffectKey? Open { get; init; }

        public ImmutableArray<EntityKind> Kinds { get; } = [EntityKind.Return];

        public Task<ImmutableDictionary<string, ImmutableArray<Receipt>>> FindAsync(EntityKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult(keys.ToImmutableDictionary(key => key, _ => ImmutableArray.Create(receipt)));

        public Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
            where T : class =>
            Task.FromResult(order is T read ? new Observed<T>(id, new Revision("1"), read, Instant.MinValue) : null);

        public Task<TAnswer> AskAsync<TPort, TAnswer>(SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
            where TPort : class =>
            ask((TPort)(object)this, cancellationToken);

        public bool Offers<TPort>(SystemName system)
            where TPort : class =>
            this is TPort;

        public ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken) => new([]);

        public ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken) => new([]);

        public ValueTask<ImmutableArray<OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken) =>
            new(Open is { } open && open.Source == source ? [new OpenEffect(open, Instant.MinValue) { Flow = PlannedRefunds.Definition.Name }] : []);

        public ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) => new([]);

        public ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken) => new((Shadow?)null);
    }
}
