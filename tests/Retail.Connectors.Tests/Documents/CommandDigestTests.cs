using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Tests.Documents;

/// <summary>Two wishes under one key are told apart by what they ask for, and by nothing else.</summary>
public sealed class CommandDigestTests
{
    private static readonly SystemName Shop = new("shop-us");
    private static readonly SystemName Erp = new("erp-us");
    private static readonly CurrencyCode Usd = new("USD");
    private static readonly EntityRef ShopOrder = new(Shop, EntityKind.Order, "1");
    private static readonly EntityRef Document = new(Erp, EntityKind.SalesOrder, "17");
    private static readonly EffectKey Submitted = EffectKey.For(ShopOrder, "submit", Erp);
    private static readonly OrderCodes Codes = new() { Taxes = ImmutableSortedDictionary<string, string>.Empty, PaymentMethod = "card" };
    private static readonly DocumentLine Line = new("7", "Tea", 2, new Money(20, Usd), [new TaxAmount("1", new Money(1.6m, Usd))]);
    private static readonly DocumentTotals Totals = new(new Money(20, Usd), [new TaxAmount("1", new Money(1.6m, Usd))], new Money(21.6m, Usd));

    private static readonly PostInvoice Invoice = new()
    {
        Key = EffectKey.For(ShopOrder, "invoice", Erp),
        Document = Document,
        Submitted = Submitted,
        Date = new LocalDate(2026, 3, 1),
        Lines = [Line],
        Totals = Totals,
        Codes = Codes,
    };

    private static readonly PostCredit Credit = new()
    {
        Key = EffectKey.For(new EntityRef(Shop, EntityKind.Refund, "3"), "credit", Erp),
        Refund = new EntityRef(Shop, EntityKind.Refund, "3"),
        Document = Document,
        Submitted = Submitted,
        Invoice = new EntityRef(Erp, EntityKind.Invoice, "5"),
        Date = new LocalDate(2026, 3, 1),
        Lines = [Line],
        Totals = Totals,
        Codes = Codes,
    };

    private static readonly PostPayment Paid = new(
        EffectKey.For(new EntityRef(Shop, EntityKind.Payment, "9"), "pay", Erp),
        new Payment
        {
            Ref = new EntityRef(Shop, EntityKind.Payment, "9"),
            Order = ShopOrder,
            Amount = new Money(21.6m, Usd),
            Method = "stripe",
        },
        new EntityRef(Erp, EntityKind.Invoice, "5"),
        "Bank",
        new LocalDate(2026, 3, 1));

    private static readonly ReceiveReturn Returned = new(
        EffectKey.For(new EntityRef(Shop, EntityKind.Refund, "3"), "return", Erp),
        new Return
        {
            Ref = new EntityRef(Shop, EntityKind.Refund, "3"),
            Order = ShopOrder,
            Lines = [new ReturnLine("7", "TEA", 1, ReturnDisposition.Restock)],
        },
        Document,
        Submitted);

    public static TheoryData<string, ICommand, ICommand> Different() => new()
    {
        { "invoice of another order", Invoice, Invoice with { Document = Document with { Id = "18" } } },
        { "invoice of all that is left", Invoice, Invoice with { Lines = [] } },
        { "invoice of fewer", Invoice, Invoice with { Lines = [Line with { Quantity = 1 }] } },
        { "invoice with another name", Invoice, Invoice with { Lines = [Line with { Name = "Green tea" }] } },
        { "invoice with another rate", Invoice, Invoice with { Lines = [Line with { Taxes = [new TaxAmount("2", new Money(1.6m, Usd))] }] } },
        { "invoice in another currency", Invoice, Invoice with { Totals = Totals with { Net = new Money(20, new CurrencyCode("EUR")) } } },
        { "invoice of another total", Invoice, Invoice with { Totals = Totals with { Grand = new Money(21.61m, Usd) } } },
        { "credit of another invoice", Credit, Credit with { Invoice = Credit.Invoice with { Id = "6" } } },
        { "credit of another refund", Credit, Credit with { Refund = Credit.Refund with { Id = "4" } } },
        { "credit of another line", Credit, Credit with { Lines = [Line with { OrderLineId = "8" }] } },
        { "credit of another net", Credit, Credit with { Lines = [Line with { Net = new Money(19.99m, Usd) }] } },
        { "another amount", Paid, Paid with { Payment = Paid.Payment with { Amount = new Money(21.61m, Usd) } } },
        { "another method", Paid, Paid with { Method = "Cash" } },
        { "another invoice", Paid, Paid with { Invoice = Paid.Invoice with { Id = "6" } } },
        { "another disposition", Returned, Returned with { Return = Returned.Return with { Lines = [Returned.Return.Lines[0] with { Disposition = ReturnDisposition.Scrap }] } } },
        { "another quantity", Returned, Returned with { Return = Returned.Return with { Lines = [Returned.Return.Lines[0] with { Quantity = 2 }] } } },
    };

    public static TheoryData<string, ICommand, ICommand> Same() => new()
    {
        { "invoice a day later", Invoice, Invoice with { Date = new LocalDate(2026, 3, 2) } },
        { "credit with another reason", Credit, Credit with { Reason = "broken" } },
        { "amounts of another scale", Invoice, Invoice with { Lines = [Line with { Net = new Money(20.00m, Usd), Quantity = 2.0m }] } },
        { "payment a day later", Paid, Paid with { Date = new LocalDate(2026, 3, 2) } },
        { "return received later", Returned, Returned with { Return = Returned.Return with { ReceivedAt = Instant.FromUtc(2026, 3, 2, 8, 0) } } },
    };

    [Theory]
    [MemberData(nameof(Different))]
    public void Digest_OtherWish_Differs(string what, ICommand one, ICommand other) =>
        Assert.False(one.Digest() == other.Digest(), what);

    [Theory]
    [MemberData(nameof(Same))]
    public void Digest_SameWish_IsEqual(string what, ICommand one, ICommand other) =>
        Assert.True(one.Digest() == other.Digest(), what);
}
