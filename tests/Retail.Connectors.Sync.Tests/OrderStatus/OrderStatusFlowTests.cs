using System.Collections.Immutable;
using CsCheck;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Sync.OrderStatus;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.OrderStatus;

public sealed class OrderStatusFlowTests
{
    private static readonly FlowDefinition Flow = new("order-status/erp/shop", "shop", EntityKind.Order, "shop");

    private readonly FakeMappings _mappings = new();
    private readonly OrderStatusBuilder _builder = new("erp", "shop");

    [Theory]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "processing", "completed")]
    [InlineData(DocumentStage.Posted, FulfilmentState.Full, "processing", "completed")]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Part, "processing", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.None, "processing", null)]
    [InlineData(DocumentStage.Draft, FulfilmentState.Full, "processing", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "on-hold", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "pending", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "failed", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "cancelled", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "refunded", null)]
    [InlineData(DocumentStage.Confirmed, FulfilmentState.Full, "completed", null)]
    [InlineData(DocumentStage.Cancelled, FulfilmentState.None, "processing", "cancelled")]
    [InlineData(DocumentStage.Cancelled, FulfilmentState.None, "on-hold", "cancelled")]
    [InlineData(DocumentStage.Cancelled, FulfilmentState.Part, "processing", null)]
    [InlineData(DocumentStage.Cancelled, FulfilmentState.None, "completed", null)]
    [InlineData(DocumentStage.Cancelled, FulfilmentState.None, "refunded", null)]
    public void Plan_BySeeds_TakesLegalStepsOnly(DocumentStage stage, FulfilmentState fulfilment, string current, string? expected) =>
        Assert.Equal(expected, Wished(Plan(current, ErpRecords.SalesOrder(stage, fulfilment))));

    [Fact]
    public void Plan_Legal_NamesTheStatusesFromWhichItMayFollow()
    {
        var command = Command(Assert.IsType<Plan.Do>(Plan("processing", Full())));

        Assert.Equal("shop/order/1/status@shop", command.Key.ToString());
        Assert.Equal(["processing"], command.From);
    }

    [Fact]
    public void Plan_WrittenOnceAndSetOtherwiseInTheShop_IsLeftAlone()
    {
        var written = Assert.IsType<Plan.Do>(Plan("processing", Full()));

        Assert.Null(Wished(Plan("processing", written, Full())));
    }

    [Fact]
    public void Plan_ShopWasFaster_IsDoneWithoutAWordToAnyone()
    {
        var command = Assert.IsType<Plan.Do>(Plan("processing", Full())).Commands[0];

        Assert.True(command.Alternative!(Reason("illegal-transition")) is { Commands.IsEmpty: true, ThenPark: null });
        Assert.Null(command.Alternative!(Reason("unknown-status")));
    }

    [Fact]
    public void Plan_OwnStatuses_GoForwardOnly()
    {
        _mappings.Map(MappingTables.OrderStatus, "confirmed/part", "wc-part-shipped").Map(MappingTables.OrderStatus, "confirmed/full", "shipped");
        var part = ErpRecords.SalesOrder(fulfilment: FulfilmentState.Part);

        Assert.Equal("part-shipped", Wished(Plan("processing", part)));
        Assert.Equal("shipped", Wished(Plan("part-shipped", Full())));
        Assert.Equal("shipped", Wished(Plan("processing", Full())));
        Assert.Null(Wished(Plan("shipped", part)));
        Assert.Null(Wished(Plan("fraud-check", part)));
        _builder.Allow("part-shipped", "fraud-check");
        Assert.Equal("part-shipped", Wished(Plan("fraud-check", part)));
    }

    [Fact]
    public void Plan_MappedToNothing_LeavesTheShopAlone()
    {
        _mappings.Map(MappingTables.OrderStatus, "confirmed/full", string.Empty);

        Assert.Null(Wished(Plan("processing", Full())));
    }

    [Theory]
    [InlineData("refunded")]
    [InlineData("wc-refunded")]
    public void Plan_MappedToRefunded_Parks(string status)
    {
        _mappings.Map(MappingTables.OrderStatus, "confirmed/full", status);

        Assert.Equal("status-moves-money", Assert.IsType<Plan.Park>(Plan("processing", Full())).Reason.Code);
        Assert.Throws<ArgumentException>(() => _builder.Status(DocumentStage.Confirmed, FulfilmentState.Full, status));
    }

    [Fact]
    public void Plan_SeveralDocuments_IsAsFarAsTheLeast()
    {
        var (full, open) = (Full(), ErpRecords.SalesOrder(id: "43"));

        Assert.Null(Wished(Plan("processing", full, open)));
        Assert.Equal("completed", Wished(Plan("processing", full, open with { Fulfilment = FulfilmentState.Full })));
        Assert.Equal("completed", Wished(Plan("processing", full, open with { Stage = DocumentStage.Cancelled })));
        Assert.Null(Wished(Plan("processing", full with { Stage = DocumentStage.Cancelled }, open with { Stage = DocumentStage.Cancelled })));
    }

    /// <summary>Along any life of an order the shop's status never goes back, and never to what the shop alone decides.</summary>
    [Fact]
    public void Plan_AnyLife_NeverGoesBack() => Gen.Select(Gen.Enum<DocumentStage>(), Gen.Enum<FulfilmentState>(), Gen.Int[0, 9]).Array[1, 12].Sample(
        steps =>
        {
            _mappings.Map(MappingTables.OrderStatus, "confirmed/part", "part-shipped");
            string[] ranks = ["processing", "part-shipped", "completed", "cancelled"];
            string[] words = ["processing", "on-hold", "failed", "refunded", "cancelled", "completed", "pending"];
            var (current, written) = ("processing", (Plan.Do?)null);
            foreach (var (stage, fulfilment, other) in steps)
            {
                // Now and then somebody in the shop sets another status.
                current = other < words.Length && other % 2 == 1 ? words[other] : current;
                if (Plan(current, written, ErpRecords.SalesOrder(stage, fulfilment)) is not Plan.Do plan)
                {
                    continue;
                }

                written = plan;
                if (Wished(plan) is not { } wished)
                {
                    continue;
                }

                Assert.Contains(current, Command(plan).From);
                Assert.DoesNotContain(wished, new[] { "refunded", "pending", "failed", "on-hold", "processing" });
                Assert.True(!ranks.Contains(current) || Array.IndexOf(ranks, wished) > Array.IndexOf(ranks, current), $"{current} became {wished}");
                current = wished;
            }
        },
        iter: 2_000, threads: 1);

    private static ParkReason Reason(string code) => new(code, "words", "hint", ParkOwner.Commerce);

    private static SalesOrder Full() => ErpRecords.SalesOrder(fulfilment: FulfilmentState.Full);

    private static string? Wished(Plan plan) => plan is Plan.Do { Commands: [PlannedCommand<SetOrderStatus> command] } ? command.Command.Status : null;

    private static SetOrderStatus Command(Plan.Do plan) => Assert.IsType<PlannedCommand<SetOrderStatus>>(Assert.Single(plan.Commands)).Command;

    /// <summary>An order as a shop with the usual statuses would show it.</summary>
    private static Order InStatus(string status) => TestOrders.Placed() with
    {
        SourceStatus = status,
        Lifecycle = status switch
        {
            "completed" or "refunded" => OrderLifecycle.Closed,
            "cancelled" => OrderLifecycle.Cancelled,
            "on-hold" => OrderLifecycle.OnHold,
            "pending" or "failed" => OrderLifecycle.Draft,
            "processing" => OrderLifecycle.Placed,
            _ => OrderLifecycle.Unknown,
        },
        Payment = status == "refunded" ? PaymentState.Refunded : PaymentState.Paid,
    };

    private Plan Plan(string current, params ImmutableArray<SalesOrder> documents) => Plan(current, null, documents);

    private Plan Plan(string current, Plan.Do? before, params ImmutableArray<SalesOrder> documents)
    {
        var order = InStatus(current);
        return new OrderStatusFlow(_builder.Options, "erp").Plan(
            order.Ref, new Observed<Order>(order.Ref, new Revision("b"), order, ErpRecords.Now), documents,
            new PlanContext(Flow, before is null ? null : new Shadow(order.Ref, Flow.Name, new Revision("a"), before.Written), [], _mappings));
    }
}
