using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>An order as the customer placed it, in no vendor's words.</summary>
public sealed record Order
{
    /// <summary>Which record in which shop.</summary>
    public required EntityRef Ref { get; init; }

    /// <summary>The number that the customer knows. It may differ from the id, and two shops may share one.</summary>
    public required string Number { get; init; }

    /// <summary>When it was placed.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>The currency of all its amounts.</summary>
    public required CurrencyRules Currency { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrderLifecycle Lifecycle { get; init; }

    /// <summary>How far it is paid.</summary>
    public required PaymentState Payment { get; init; }

    /// <summary>How far it is shipped.</summary>
    public required FulfilmentState Fulfilment { get; init; }

    /// <summary>The status in the shop's own word, for people and for mapping tables.</summary>
    public required string SourceStatus { get; init; }

    /// <summary>How it is to be paid, in the shop's own word; empty is a value like any other.</summary>
    public required string PaymentMethod { get; init; }

    /// <summary>Whether prices were entered with or without tax.</summary>
    public required PriceBasis PriceBasis { get; init; }

    /// <summary>Where the shop rounds tax.</summary>
    public required TaxRounding TaxRounding { get; init; }

    /// <summary>Who bought.</summary>
    public required OrderBuyer Buyer { get; init; }

    /// <summary>The articles, in the shop's order.</summary>
    public ImmutableArray<OrderLine> Lines { get; init; } = [];

    /// <summary>Shipping, fees and tips, in the shop's order.</summary>
    public ImmutableArray<Charge> Charges { get; init; } = [];

    /// <summary>Coupons and promotions, as information.</summary>
    public ImmutableArray<Discount> Discounts { get; init; } = [];

    /// <summary>All taxes by rate.</summary>
    public ImmutableArray<TaxByRate> Taxes { get; init; } = [];

    /// <summary>What happened to the money.</summary>
    public ImmutableArray<PaymentTransaction> Transactions { get; init; } = [];

    /// <summary>The sums that the shop shows.</summary>
    public required OrderTotals Totals { get; init; }

    /// <summary>What the customer wrote; empty if nothing.</summary>
    public string CustomerNote { get; init; } = string.Empty;

    /// <summary>Chosen extra fields of the vendor, by an allow-list.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Proves that all amounts add up to the minor unit, or says where not.</summary>
    /// <returns>Every disagreement found; none if the order is sound.</returns>
    public ImmutableArray<OrderDiscrepancy> Verify() => OrderVerification.Run(this);

    /// <summary>
    /// The digest of what an ERP document is made of: currency, lines, charges and taxes. Status, payments, notes and
    /// addresses do not count, so that shipping or refunding an order does not look like a change of what was sold.
    /// </summary>
    public Digest CommercialDigest() => OrderDigest.Commercial(this);

    /// <summary>The digest of who bought and where the goods and the invoice go.</summary>
    public Digest AddressDigest() => OrderDigest.Addresses(this);

    /// <summary>
    /// The digest of all that the model holds of it. A shop that dates its changes to the second cannot tell two changes
    /// within one second apart; this can.
    /// </summary>
    public Digest StateDigest() => OrderDigest.State(this);
}
