using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Sync.Tests.Orders;

namespace Retail.Connectors.Sync.Tests.Fulfilment;

/// <summary>What the ERP holds of <see cref="TestOrders.Placed"/>.</summary>
internal static class ErpRecords
{
    public static Instant Now { get; } = Instant.FromUtc(2026, 3, 31, 22, 30);

    public static EntityRef SalesOrderRef { get; } = new("erp", EntityKind.SalesOrder, "42");

    public static EntityRef InvoiceRef { get; } = new("erp", EntityKind.Invoice, "7");

    public static SalesOrder SalesOrder(
        DocumentStage stage = DocumentStage.Confirmed, FulfilmentState fulfilment = FulfilmentState.None, string id = "42", string part = "") => new()
    {
        Ref = SalesOrderRef with { Id = id },
        Number = $"S000{id}",
        Key = EffectKey.For(TestOrders.Placed().Ref, SubmitOrder.Verb, "erp", part).ShortForm(),
        Stage = stage,
        SourceState = "sale",
        Customer = new EntityRef("erp", EntityKind.Partner, "5"),
        Fulfilment = fulfilment,
        Lines = [new SalesOrderLine("101", "SKU-1", "Thing", 2, 0, 0, TestOrders.Money(20m))],
        Totals = new DocumentTotals(TestOrders.Money(25m), [], TestOrders.Money(29m)),
    };

    public static Invoice Invoice(decimal grand = 29m, DocumentStage stage = DocumentStage.Posted, string id = "7", params string[] salesOrders) => new()
    {
        Ref = InvoiceRef with { Id = id },
        Number = $"INV/{id}",
        Key = string.Empty,
        Stage = stage,
        Date = new LocalDate(2026, 3, 31),
        SalesOrders = [.. (salesOrders.Length == 0 ? ["42"] : salesOrders).Select(order => SalesOrderRef with { Id = order })],
        Totals = new DocumentTotals(TestOrders.Money(grand), [], TestOrders.Money(grand)),
        Open = TestOrders.Money(grand),
        Link = new Uri("https://erp.example/my/invoices/7"),
    };

    /// <summary>The order became this sales order: its line is the ERP's 101, its charge 102.</summary>
    public static Link Submitted(string id = "42", params (string Shop, string Erp)[] lines) => new(
        TestOrders.Placed().Ref, LinkRole.SalesOrder, SalesOrderRef with { Id = id }, $"S000{id}")
    {
        Lines = (lines.Length == 0 ? [("l1", "101"), ("c1", "102")] : lines)
            .ToImmutableSortedDictionary(pair => pair.Shop, pair => pair.Erp, StringComparer.Ordinal),
    };

    public static Link Invoiced(string id = "7") => new(TestOrders.Placed().Ref, LinkRole.Invoice, InvoiceRef with { Id = id }, $"INV/{id}");
}
