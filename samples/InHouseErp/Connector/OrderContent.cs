using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>What an order means in this ERP.</summary>
internal static class OrderContent
{
    /// <summary>Lines and charges, with the ERP's own articles and taxes.</summary>
    public static ImmutableArray<ErpLine> Lines(Order order, OrderCodes codes) =>
    [
        .. order.Lines.Select(line => new ErpLine(
            line.Id, codes.Skus.GetValueOrDefault(line.Sku, line.Sku), line.Name, line.Quantity, Units(line.Net, order.Currency), Taxes(line.Taxes, codes))),
        .. order.Charges.Select(charge => new ErpLine(charge.Id, string.Empty, charge.Name, 1, Units(charge.Net, order.Currency), Taxes(charge.Taxes, codes))),
    ];

    public static DocumentTotals Totals(Order order) => new(
        order.Totals.Goods + order.Totals.Charges, [.. order.Taxes.Select(tax => new TaxAmount(tax.RateId, tax.Tax))], order.Totals.Grand);

    /// <summary>All that the ERP does not have, at once.</summary>
    public static List<string> Missing(ErpSession session, IEnumerable<ErpLine> lines, string currency)
    {
        var missing = new List<string>();
        foreach (var sku in lines.Select(line => line.Sku).Where(sku => sku.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!session.Any("SELECT 1 FROM article WHERE company = $company AND sku = $sku", ("$sku", sku)))
            {
                missing.Add($"article {sku}");
            }
        }

        foreach (var tax in lines.SelectMany(line => line.Taxes).Distinct(StringComparer.Ordinal))
        {
            if (!session.Any("SELECT 1 FROM tax WHERE company = $company AND code = $tax", ("$tax", tax)))
            {
                missing.Add($"tax {tax}");
            }
        }

        if (!session.Any("SELECT 1 FROM currency WHERE code = $currency", ("$currency", currency)))
        {
            missing.Add($"currency {currency}");
        }

        return missing;
    }

    public static long Units(Money amount, CurrencyRules rules) => (long)decimal.Round(amount.Amount / rules.MinorUnit, 0, MidpointRounding.AwayFromZero);

    public static ImmutableArray<string> Taxes(ImmutableArray<TaxAmount> taxes, OrderCodes codes) =>
        [.. taxes.Select(tax => codes.Taxes.GetValueOrDefault(tax.RateId, tax.RateId)).Distinct(StringComparer.Ordinal)];
}
