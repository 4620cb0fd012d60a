using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Sums over lines of documents.</summary>
internal static class DocumentLines
{
    public static Money Gross(this DocumentLine line) => line.Taxes.Aggregate(line.Net, static (sum, tax) => sum + tax.Amount);

    public static DocumentTotals Totals(this ImmutableArray<DocumentLine> lines, CurrencyCode currency)
    {
        var net = lines.Aggregate(Money.Zero(currency), static (sum, line) => sum + line.Net);
        ImmutableArray<TaxAmount> taxes =
        [
            .. lines.SelectMany(line => line.Taxes).GroupBy(tax => tax.RateId, StringComparer.Ordinal).OrderBy(rate => rate.Key, StringComparer.Ordinal)
                .Select(rate => new TaxAmount(rate.Key, rate.Aggregate(Money.Zero(currency), static (sum, tax) => sum + tax.Amount))),
        ];
        return new DocumentTotals(net, taxes, taxes.Aggregate(net, static (sum, tax) => sum + tax.Amount));
    }
}
