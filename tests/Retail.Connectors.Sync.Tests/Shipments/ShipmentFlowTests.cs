using System.Collections.Immutable;
using CsCheck;
using Retail.Connectors.Changes;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Shipments;
using Retail.Connectors.Sync.Progress;
using Retail.Connectors.Sync.Shipments;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Shipments;

public sealed class ShipmentFlowTests
{
    private static readonly FlowDefinition Flow = new("shipments/erp/shop", "erp", EntityKind.Shipment, "shop");
    private static readonly EntityRef Source = new("erp", EntityKind.Shipment, "9");

    private readonly FakeMappings _mappings = new FakeMappings().Map(MappingTables.Carrier, "DHL Express", "dhl");
    private readonly ShipmentFlowOptions _options = new();

    [Fact]
    public void Plan_ShipmentOfALinkedOrder_TellsTheShopInItsOwnWords()
    {
        var plan = Assert.IsType<Plan.Do>(Plan(Shipped(2)));
        var command = Commands(plan)[0];

        Assert.Equal("erp/shipment/9/notify@shop/1", command.Key.ToString());
        Assert.Equal(TestOrders.Placed().Ref, command.Shipment.Order);
        Assert.Equal([new ShipmentLine("l1", "SKU-1", 2)], command.Shipment.Lines);
        Assert.Equal([new Parcel("dhl", "1Z")], command.Shipment.Parcels);
        Assert.Equal(LinkRole.Shipment, plan.Commands[0].Role);
        Assert.Equal("1", plan.Memo);
    }

    [Fact]
    public void Plan_AlreadyTold_DoesNothing()
    {
        var told = Assert.IsType<Plan.Do>(Plan(Shipped(2)));

        Assert.Equal("the shop knows it", Assert.IsType<Plan.Nothing>(Plan(Shipped(2), After(told))).Reason);
    }

    [Fact]
    public void Plan_NumbersChangeAndChangeBack_EachIsAGenerationOfItsOwn()
    {
        var late = Shipped(2) with { Parcels = [] };
        var first = Assert.IsType<Plan.Do>(Plan(late));
        var second = Assert.IsType<Plan.Do>(Plan(Shipped(2), After(first)));
        var third = Assert.IsType<Plan.Do>(Plan(late, After(second)));

        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(plan => plan.Commands[0].Key.Generation));
    }

    [Theory]
    [InlineData("SHOP-ORDER-1-SUBMI-0123456789ABC", true)]
    [InlineData("", false)]
    [InlineData("eBay 4711", false)]
    public void Plan_WithoutALink_WaitsForItOnlyIfTheSalesOrderIsOfThisShop(string key, bool waits)
    {
        var linked = new LinkedOrders([], ShopKeys.IsOrderOf(key, "shop"));
        var plan = Plan(Shipped(2), facts: new ShipmentFacts(linked, [], null));

        Assert.Equal(waits, plan is Plan.WaitFor { Link.IsIncoming: true, Otherwise: { Code: "order-not-linked", Owner: ParkOwner.Operations } });
        Assert.Equal(!waits, plan is Plan.Nothing);
    }

    [Fact]
    public void Plan_UnknownCarriers_ParksWithAllOfThemUnlessTheyAreKept()
    {
        var shipment = Shipped(2) with { Parcels = [new Parcel("GLS", "1"), new Parcel("GLS", "2"), new Parcel("UPS", "3"), new Parcel(string.Empty, "4")] };
        var reason = Assert.IsType<Plan.Park>(Plan(shipment)).Reason;

        Assert.Equal(["GLS", "UPS"], reason.Missing.Select(missing => missing.Value));
        Assert.Equal(ParkOwner.Commerce, reason.Owner);
        Assert.Contains("#1", reason.Explanation, StringComparison.Ordinal);
        _options.KeepsUnknownCarriers = true;
        Assert.Equal(["GLS", "GLS", "UPS", string.Empty], Commands(Assert.IsType<Plan.Do>(Plan(shipment)))[0].Shipment.Parcels.Select(parcel => parcel.Carrier));
    }

    [Fact]
    public void Plan_OnlyTracked_WaitsForANumber()
    {
        _options.OnlyTracked = true;

        Assert.IsType<Plan.Nothing>(Plan(Shipped(2) with { Parcels = [] }));
        Assert.IsType<Plan.Do>(Plan(Shipped(2)));
    }

    [Fact]
    public void Plan_LeftBeforeTheCutOver_IsNotTold()
    {
        _options.From = ErpRecords.Now.PlusTicks(1).ToDateTimeOffset();

        Assert.IsType<Plan.Nothing>(Plan(Shipped(2)));
    }

    [Fact]
    public void Plan_OrderGoneFromTheShop_DoesNothing() =>
        Assert.IsType<Plan.Nothing>(Plan(Shipped(2), facts: new ShipmentFacts(new LinkedOrders([ErpRecords.Submitted()], IsExpected: false), [], null)));

    [Fact]
    public void Lines_SeveralErpLinesOfOneOfTheShops_AddUp()
    {
        var link = ErpRecords.Submitted();
        var shipment = Shipped(1) with { Lines = [new ShipmentLine("101", "SKU-1", 0.5m), new ShipmentLine("101", "SKU-1", 1), new ShipmentLine("999", "SKU-1", 0.5m)] };

        Assert.Equal([new ShipmentLine("l1", "SKU-1", 2)], Lines(shipment, link));
    }

    [Fact]
    public void Lines_ArticleThatTheOrderDoesNotHave_IsLeftOut() =>
        Assert.Empty(Lines(Shipped(1) with { Lines = [new ShipmentLine("103", "GIFT", 1)] }, ErpRecords.Submitted()));

    [Fact]
    public void Lines_PartsOfAKit_AreNoMoreThanTheKitsOrdered()
    {
        var parts = Shipped(1) with { Lines = [new ShipmentLine("101", "SCREW", 16), new ShipmentLine("101", "BOARD", 2)] };

        Assert.Equal([new ShipmentLine("l1", "SKU-1", 2)], Lines(parts, ErpRecords.Submitted()));
    }

    /// <summary>However an order was split into ERP lines and these into shipments: the shipments of all lines add up to what left.</summary>
    [Fact]
    public void Lines_AnySplit_AddUpToWhatLeft() => Gen.Select(Gen.Int[1, 5].Array[1, 4], Gen.Int[0, 9].Array[1, 12]).Sample(
        (shopLines, moved) =>
        {
            var order = TestOrders.Placed() with
            {
                Lines = [.. shopLines.Select((quantity, i) => TestOrders.Placed().Lines[0] with { Id = $"s{i}", Sku = $"SKU-{i}", Quantity = quantity })],
            };
            var link = ErpRecords.Submitted("42", [.. shopLines.Select((_, i) => ($"s{i}", $"e{i}"))]);
            var shipments = moved.Select((quantity, i) => Shipped(0) with { Lines = [new ShipmentLine($"e{i % shopLines.Length}", $"SKU-{i % shopLines.Length}", quantity)] });
            var told = shipments.SelectMany(shipment => ShipmentLines.Of(shipment, new ShippedOrder(link, order), null)).ToList();
            for (var i = 0; i < shopLines.Length; i++)
            {
                Assert.Equal(moved.Where((_, at) => at % shopLines.Length == i).Sum(), told.Where(line => line.OrderLineId == $"s{i}").Sum(line => line.Quantity));
            }

            Assert.DoesNotContain(told, line => line.Quantity <= 0);
        },
        iter: 1_000);

    private static ImmutableArray<ShipmentLine> Lines(Shipment shipment, Link link) =>
        ShipmentLines.Of(shipment, new ShippedOrder(link, TestOrders.Placed()), ErpRecords.SalesOrder());

    private static Shipment Shipped(decimal quantity) => new()
    {
        Ref = Source,
        Order = ErpRecords.SalesOrderRef,
        ShippedAt = ErpRecords.Now,
        Lines = [new ShipmentLine("101", "SKU-1", quantity)],
        Parcels = [new Parcel("DHL Express", "1Z")],
    };

    private static Shadow After(Plan.Do plan) => new(Source, Flow.Name, new Revision("a"), plan.Written) { Memo = plan.Memo };

    private static List<NotifyShipment> Commands(Plan.Do plan) => [.. plan.Commands.Cast<PlannedCommand<NotifyShipment>>().Select(command => command.Command)];

    private Plan Plan(Shipment shipment, Shadow? shadow = null, ShipmentFacts? facts = null)
    {
        var link = ErpRecords.Submitted();
        return new ShipmentFlow(_options).Plan(
            Source, new Observed<Shipment>(Source, new Revision("b"), shipment, ErpRecords.Now),
            facts ?? new ShipmentFacts(new LinkedOrders([link], IsExpected: false), [new ShippedOrder(link, TestOrders.Placed())], ErpRecords.SalesOrder()),
            new PlanContext(Flow, shadow, [], _mappings));
    }
}
