using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Customers;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Tests.Orders;

/// <summary>Orders that add up: one line of 2 × 10.00 at 20 % and shipping of 5.00 without tax.</summary>
internal static class TestOrders
{
    public static CurrencyCode Eur { get; } = new("EUR");

    public static Instant CutOver { get; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static Order Placed(string id = "1") => new()
    {
        Ref = new EntityRef("shop", EntityKind.Order, id),
        Number = $"#{id}",
        PlacedAt = CutOver,
        Currency = CurrencyRules.Iso(Eur),
        Lifecycle = OrderLifecycle.Placed,
        Payment = PaymentState.Paid,
        Fulfilment = FulfilmentState.None,
        SourceStatus = "processing",
        PaymentMethod = "card",
        PriceBasis = PriceBasis.Net,
        TaxRounding = TaxRounding.PerLine,
        Buyer = Guest("jane@example.com"),
        Lines =
        [
            new OrderLine
            {
                Id = "l1",
                Sku = "SKU-1",
                Name = "Thing",
                Quantity = 2,
                UnitPrice = 10m,
                NetBeforeDiscount = Money(20m),
                Net = Money(20m),
                Taxes = [new TaxAmount("7", Money(4m))],
            },
        ],
        Charges = [new Charge { Id = "c1", Kind = ChargeKind.Shipping, Name = "Parcel", Net = Money(5m) }],
        Taxes = [new TaxByRate { RateId = "7", Label = "VAT", Percent = 20m, Base = Money(20m), Tax = Money(4m) }],
        Totals = new OrderTotals { Goods = Money(20m), Charges = Money(5m), Discount = Money(0m), Tax = Money(4m), Grand = Money(29m) },
    };

    public static Money Money(decimal amount) => new(amount, Eur);

    public static OrderBuyer Guest(string email)
    {
        var address = new Address { FirstName = "Jane", LastName = "Doe", Country = "AT" };
        return new OrderBuyer { Billing = address, Shipping = address, Email = email };
    }
}
