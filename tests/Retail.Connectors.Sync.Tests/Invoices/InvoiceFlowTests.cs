using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Sync.Invoices;
using Retail.Connectors.Sync.Tests.Fulfilment;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Invoices;

public sealed class InvoiceFlowTests
{
    private static readonly FlowDefinition Flow = new("invoices/erp/shop", "erp", EntityKind.Invoice, "shop");
    private static readonly EntityRef Order = TestOrders.Placed().Ref;

    [Fact]
    public void Plan_PostedInvoiceMadeByHand_IsShownAndLinkedAndPaymentsLookAgain()
    {
        var plan = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice(), new InvoiceFacts([Order], [ErpRecords.Invoiced()], null)));
        var command = Command(plan);

        Assert.Equal("erp/invoice/7/attach@shop/1", command.Key.ToString());
        Assert.Equal(("INV/7", Order, 29m), (command.Number, command.Order, command.Total.Amount));
        Assert.Null(plan.Commands[0].Role);
        Assert.Equal([ErpRecords.Invoiced()], plan.Links);
        Assert.Equal(["payments/shop/erp", "invoices/shop/erp"], plan.Wakes.Select(wake => wake.Flow));
    }

    [Fact]
    public void Plan_Shown_DoesNothingUntilTheNumberChanges()
    {
        var facts = new InvoiceFacts([Order], [], null);
        var shown = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice(), facts));
        Assert.Empty(shown.Wakes);

        Assert.IsType<Plan.Nothing>(Plan(ErpRecords.Invoice(), facts, shown));
        var renumbered = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice() with { Number = "INV/8" }, facts, shown));
        Assert.Equal(2, Command(renumbered).Key.Generation);
    }

    [Fact]
    public void Plan_PaidMeanwhile_DoesNothing()
    {
        var facts = new InvoiceFacts([Order], [], null);
        var shown = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice(), facts));

        Assert.IsType<Plan.Nothing>(Plan(ErpRecords.Invoice() with { Open = TestOrders.Money(0m) }, facts, shown));
    }

    [Fact]
    public void Plan_OverTwoOrders_IsShownOnBoth()
    {
        var other = TestOrders.Placed("2").Ref;
        var plan = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice(), new InvoiceFacts([Order, other], [], null)));

        Assert.Equal(["erp/invoice/7/attach@shop/1", "erp/invoice/7/attach@shop/2"], plan.Commands.Select(command => command.Key.ToString()));
    }

    [Fact]
    public void Plan_OfNoOrderOfTheShop_DoesNothing() => Assert.IsType<Plan.Nothing>(Plan(ErpRecords.Invoice(), new InvoiceFacts([], [], null)));

    [Fact]
    public void Plan_LinkAboutToCome_Waits() => Assert.IsType<Plan.WaitFor>(Plan(ErpRecords.Invoice(), new InvoiceFacts([], [], ErpRecords.SalesOrderRef)));

    [Fact]
    public void Plan_Draft_DoesNothingButWhatWasShownAndIsNoMoreParks()
    {
        var facts = new InvoiceFacts([Order], [], null);
        var shown = Assert.IsType<Plan.Do>(Plan(ErpRecords.Invoice(), facts));

        Assert.IsType<Plan.Nothing>(Plan(ErpRecords.Invoice(stage: DocumentStage.Draft), facts));
        var reason = Assert.IsType<Plan.Park>(Plan(ErpRecords.Invoice(stage: DocumentStage.Cancelled), facts, shown)).Reason;
        Assert.Equal(("invoice-withdrawn", ParkOwner.Finance), (reason.Code, reason.Owner));
    }

    private static AttachInvoice Command(Plan.Do plan) => Assert.IsType<PlannedCommand<AttachInvoice>>(Assert.Single(plan.Commands)).Command;

    private static Plan Plan(Invoice invoice, InvoiceFacts facts, Plan.Do? before = null) => new InvoiceFlow().Plan(
        invoice.Ref, new Observed<Invoice>(invoice.Ref, new Revision("b"), invoice, ErpRecords.Now), facts,
        new PlanContext(
            Flow, before is null ? null : new Shadow(invoice.Ref, Flow.Name, new Revision("a"), before.Written) { Memo = before.Memo }, [], new FakeMappings()));
}
