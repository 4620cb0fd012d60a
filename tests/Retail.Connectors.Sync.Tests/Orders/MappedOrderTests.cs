using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>An order whose words nobody knows, from the shop into the ERP through the engine.</summary>
public sealed class MappedOrderTests
{
    private static readonly Order Order = TestOrders.Placed();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_TaxAndThenPaymentMethod_TheOrderParksWithTheOtherAndThenGoesIn()
    {
        var erp = new MemoryErp();
        using var host = await StartAsync(erp);
        var editor = host.Services.GetRequiredService<IMappingEditor>();
        var store = host.Services.GetRequiredService<IWorkStore>();
        var missing = (await ParkedAsync(store, count: 2)).Missing;
        Assert.Equal([MappingTables.Tax, MappingTables.PaymentMethod], missing.Select(word => word.Table));

        Assert.True(await editor.TrySaveAsync(MappingWord.For(missing[0]), "VAT 20", 0, "ann", Cancel));
        var left = await ParkedAsync(store, count: 1);
        Assert.Equal([missing[1]], left.Missing);
        Assert.DoesNotContain("tax", left.Explanation, StringComparison.Ordinal);
        Assert.Empty(erp.Submitted);

        Assert.True(await editor.TrySaveAsync(MappingWord.For(missing[1]), "Card", 0, "ann", Cancel));
        await UntilAsync(async () => (await store.Queries.CountAsync("orders/shop/erp", Cancel)).Done == 1);
        var submitted = Assert.Single(erp.Submitted);
        Assert.Equal(("VAT 20", "Card"), (submitted.Codes.Taxes["7"], submitted.Codes.PaymentMethod));
        await host.StopAsync(Cancel);
    }

    private static async Task<IHost> StartAsync(MemoryErp erp)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var shop = new OneOrderShop();
        builder.Services.AddKeyedSingleton<IReader<Order>>("shop", shop);
        builder.Services.AddKeyedSingleton<IChangeFeed<Order>>("shop", shop);
        builder.Services.AddKeyedSingleton<ICommandHandler<EnsureCustomer>>("erp", erp);
        builder.Services.AddKeyedSingleton<ICommandHandler<SubmitOrder>>("erp", erp);
        builder.Services.AddRetailConnectors(retail => retail
            .UseInMemory()
            .Orders("shop", "erp", orders => orders.From(TestOrders.CutOver.ToDateTimeOffset())));
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }

    /// <summary>Why the order is parked, once so many words are missing.</summary>
    private static async Task<ParkReason> ParkedAsync(IWorkStore store, int count)
    {
        ParkReason? reason = null;
        await UntilAsync(async () =>
        {
            reason = (await store.Queries.ListParkedAsync("orders/shop/erp", 10, Cancel)).SingleOrDefault()?.Reason;
            return reason?.Missing.Length == count;
        });
        return reason!;
    }

    /// <summary>The engine runs on real threads and a real clock, which nothing here waits for: only a broken one needs all of these steps.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var step = 0; step < 12_000; step++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
        }

        Assert.Fail("What is waited for never came about.");
    }

    private sealed class OneOrderShop : IReader<Order>, IChangeFeed<Order>
    {
        public string Gaps => string.Empty;

        public Task<Observed<Order>?> ReadAsync(EntityRef id, CancellationToken cancellationToken) => Task.FromResult(
            id == Order.Ref ? new Observed<Order>(id, new Revision("a"), Order, TestOrders.CutOver) : null);

        public Task<FeedPage<Order>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
        {
            ImmutableArray<FeedItem<Order>> items = after is null ? [new FeedItem<Order>.Seen(Order.Ref, new Revision("a"), Order)] : [];
            return Task.FromResult(new FeedPage<Order>(items, new Cursor("1"), HasMore: false));
        }
    }

    private sealed class MemoryErp : ICommandHandler<EnsureCustomer>, ICommandHandler<SubmitOrder>
    {
        public EffectTraits Traits { get; } = new() { Guarantee = EffectGuarantee.Enforced, Reaches = DocumentStage.Confirmed };

        public List<SubmitOrder> Submitted { get; } = [];

        public Task<Finding> FindAsync(EnsureCustomer command, CancellationToken cancellationToken) => Task.FromResult<Finding>(new Finding.Nothing());

        public Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken) => Task.FromResult<Finding>(new Finding.Nothing());

        public Task<EffectResult> ApplyAsync(EnsureCustomer command, EffectContext context, CancellationToken cancellationToken) =>
            Task.FromResult<EffectResult>(Reached(new EntityRef("erp", EntityKind.Customer, "C1")));

        public Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
        {
            lock (Submitted)
            {
                Submitted.Add(command);
            }

            return Task.FromResult<EffectResult>(Reached(new EntityRef("erp", EntityKind.SalesOrder, "S1")));
        }

        private static EffectResult.Reached Reached(EntityRef document) => new(
            new Receipt { Document = document, DisplayName = document.Id, Stage = DocumentStage.Confirmed });
    }
}
