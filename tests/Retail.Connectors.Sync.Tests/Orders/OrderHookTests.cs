using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Mapping;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using static Retail.Connectors.Sync.Tests.Orders.TestOrders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>What a host adds before and after mapping.</summary>
public sealed class OrderHookTests
{
    private static Order WithGift => Placed() with
    {
        Attributes = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("gift", "For Max"),
    };

    [Fact]
    public void Before_ChangesTheOrder_WhatIsSubmittedHoldsIt()
    {
        var orders = PlannedOrders.With(hooks => hooks.Before(order => order with { CustomerNote = order.Attributes["gift"] }));

        Assert.Equal("For Max", orders.Submits(WithGift).Order.CustomerNote);
    }

    [Fact]
    public void Before_ChangesAWord_TheNewOneIsMapped()
    {
        var orders = PlannedOrders.With(hooks => hooks.Before(order => order with { PaymentMethod = order.PaymentMethod.Split('_')[0] }));
        var order = Placed() with { PaymentMethod = "card_visa" };

        Assert.Equal("Card", orders.Submits(order).Codes.PaymentMethod);
        Assert.Equal(MappingTables.PaymentMethod, Assert.Single(new PlannedOrders().Parks(order).Reason.Missing).Table);
    }

    [Fact]
    public void After_ChangesTheCodes_TheyAreSubmitted()
    {
        var orders = PlannedOrders.With(hooks => hooks.After((order, codes) => codes with { PaymentMethod = $"{codes.PaymentMethod} {order.Currency.Currency}" }));

        Assert.Equal("Card EUR", orders.Submits(Placed()).Codes.PaymentMethod);
    }

    [Fact]
    public void After_WordsAreMissing_IsNotAsked()
    {
        var orders = PlannedOrders.With(hooks => hooks.After((_, _) => throw new InvalidOperationException("It was asked.")));

        Assert.Single(orders.Parks(Placed() with { PaymentMethod = "unknown" }).Reason.Missing);
    }

    [Fact]
    public void Hooks_Several_AreCalledInTheOrderInWhichTheyWereAdded()
    {
        var orders = PlannedOrders.With(hooks => hooks
            .Before(order => order with { CustomerNote = order.CustomerNote + "1" })
            .Before(order => order with { CustomerNote = order.CustomerNote + "2" })
            .After((_, codes) => codes with { PaymentMethod = codes.PaymentMethod + "3" })
            .After((order, codes) => codes with { PaymentMethod = codes.PaymentMethod + order.CustomerNote }));

        Assert.Equal("Card312", orders.Submits(Placed()).Codes.PaymentMethod);
    }

    [Fact]
    public void Before_AfterSubmission_TheOrderIsComparedAsItWasSubmitted()
    {
        var orders = PlannedOrders.With(hooks => hooks.Before(order => order with { Lines = [order.Lines[0] with { Name = "Renamed", Sku = "OTHER" }] }));
        var submitted = orders.Submits(Placed()).Order;

        Assert.IsType<Plan.Nothing>(orders.PlanAfter(submitted, Placed()));
    }

    [Fact]
    public void Before_ChangesTheReference_IsRefusedWithWhatToKeep()
    {
        var orders = PlannedOrders.With(hooks => hooks.Before(order => order with { Ref = Placed("2").Ref }));

        var exception = Assert.Throws<InvalidOperationException>(() => orders.Plan(Placed()));
        Assert.Contains("keep Ref", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hook_Null_IsRefused() => new ServiceCollection().AddRetailConnectors(retail => retail.Orders("shop", "erp", orders =>
    {
        orders.From(CutOver.ToDateTimeOffset());
        Assert.Throws<ArgumentNullException>(() => orders.Before(null!));
        Assert.Throws<ArgumentNullException>(() => orders.After(null!));
    }));
}
