using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Credits;
using Retail.Connectors.Sync.Tests.Orders;
using Retail.Connectors.Sync.Tests.Refunds;

namespace Retail.Connectors.Sync.Tests.Credits;

/// <summary>A table of situations of credit notes.</summary>
public sealed class CreditFlowTests
{
    private static readonly EntityRef Ref = new("erp", EntityKind.CreditNote, "9");
    private static readonly EntityRef Order = new("shop", EntityKind.Order, "1");
    private static readonly string InvoiceKey = EffectKey.For(Order, "invoice", "erp").ShortForm();
    private static readonly CreditFacts OfOrder = new() { Order = Order, InvoiceKey = InvoiceKey };

    private static readonly CreditNote Note = new()
    {
        Ref = Ref,
        Number = "RINV/9",
        Key = string.Empty,
        Invoice = new EntityRef("erp", EntityKind.Invoice, "7"),
        Stage = DocumentStage.Posted,
        Totals = new DocumentTotals(TestOrders.Money(10m), [], TestOrders.Money(12m)),
        Open = TestOrders.Money(12m),
    };

    [Theory]
    [InlineData("")]
    [InlineData("S00042")]
    [InlineData("see mail of 3 May")]
    public void Plan_MadeByHand_IsRecordedInTheShop(string origin)
    {
        var record = PlannedRefunds.Commands<RecordRefund>(Plan(Note with { Key = origin }, OfOrder)).Single();

        Assert.Equal((Order, TestOrders.Money(12m), "Credit note RINV/9"), (record.Refund.Order, record.Refund.Amount, record.Refund.Reason));
        Assert.Equal(EffectKey.For(Ref, "refund", "shop"), record.Key);
        Assert.Empty(record.Refund.Lines);
    }

    [Fact]
    public void Plan_WizardCopiedTheInvoicesKey_IsRecordedInTheShop() =>
        Assert.Single(PlannedRefunds.Commands<RecordRefund>(Plan(Note with { Key = InvoiceKey }, OfOrder)));

    [Fact]
    public void Plan_AnswersARefundOfTheShop_IsNothingBeforeAndAfterItIsLinked()
    {
        var refund = new EntityRef("shop", EntityKind.Refund, "101");
        Assert.IsType<Plan.Nothing>(Plan(Note with { Key = EffectKey.For(refund, "credit", "erp").ShortForm() }, OfOrder));
        Assert.IsType<Plan.Nothing>(Plan(Note, new CreditFacts { Answers = [refund] }));
    }

    [Fact]
    public void Plan_CopyOfOneThatAnswersARefund_Parks()
    {
        var key = EffectKey.For(new EntityRef("shop", EntityKind.Refund, "101"), "credit", "erp").ShortForm();
        var reason = Assert.IsType<Plan.Park>(Plan(Note with { Key = key }, OfOrder with { Originals = [Ref with { Id = "8" }] })).Reason;
        Assert.Equal("credit-copied", reason.Code);
    }

    [Fact]
    public void Plan_NotOfTheShopNotPostedOrOverNothing_IsNothing()
    {
        Assert.IsType<Plan.Nothing>(Plan(Note, new CreditFacts()));
        Assert.IsType<Plan.Nothing>(Plan(Note with { Stage = DocumentStage.Draft }, OfOrder));
        Assert.IsType<Plan.Nothing>(Plan(Note with { Stage = DocumentStage.Cancelled }, OfOrder));
        Assert.IsType<Plan.Nothing>(Plan(Note with { Totals = new DocumentTotals(TestOrders.Money(0m), [], TestOrders.Money(0m)) }, OfOrder));
        Assert.IsType<Plan.Nothing>(Plan(null, OfOrder));
    }

    [Fact]
    public void Plan_Recorded_IsNothingUntilItIsWithdrawn()
    {
        var link = new Link(Ref, LinkRole.Refund, new EntityRef("shop", EntityKind.Refund, "55"), "55");
        Assert.IsType<Plan.Nothing>(Plan(Note, OfOrder, link));
        Assert.Equal("credit-withdrawn", Assert.IsType<Plan.Park>(Plan(Note with { Stage = DocumentStage.Cancelled }, OfOrder, link)).Reason.Code);
        Assert.Equal("credit-withdrawn", Assert.IsType<Plan.Park>(Plan(null, OfOrder, link)).Reason.Code);
    }

    private static Plan Plan(CreditNote? note, CreditFacts facts, params ImmutableArray<Link> links)
    {
        var definition = new FlowDefinition("credits/erp/shop", "erp", EntityKind.CreditNote, "shop");
        var observed = note is null ? null : new Observed<CreditNote>(Ref, new Revision("a"), note, Instant.FromUtc(2026, 5, 20, 12, 0));
        return new CreditFlow().Plan(Ref, observed, facts, new PlanContext(definition, null, links, new PlannedRefunds(TestOrders.Placed())));
    }
}
