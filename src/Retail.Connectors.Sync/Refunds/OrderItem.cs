using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>A line or charge of an order, as refunds name it.</summary>
internal sealed record OrderItem(string Id, string Name, bool IsArticle, Money Net, ImmutableArray<TaxAmount> Taxes)
{
    public ImmutableArray<string> Rates { get; } = RatesOf(Taxes);

    public static ImmutableArray<string> RatesOf(ImmutableArray<TaxAmount> taxes) =>
        [.. taxes.Select(tax => tax.RateId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
