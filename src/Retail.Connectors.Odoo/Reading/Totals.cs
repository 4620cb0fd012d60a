using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>What documents come to, their taxes by the names of Odoo's tax groups.</summary>
internal static class Totals
{
    public static async Task<Dictionary<long, DocumentTotals>> ReadAsync(
        string model, IReadOnlyCollection<long> ids, OdooClient client, CancellationToken cancellationToken)
    {
        var read = await client.ReadAsync(model, ids, OdooJsonContext.Default.TotalsRecord, query: null, cancellationToken);
        return read.ToDictionary(record => record.Id, Of);
    }

    public static Money Amount(decimal amount, OdooLink currency)
    {
        var rules = CurrencyRules.Iso(new CurrencyCode(currency.Name ?? string.Empty));
        return new Money(rules.Round(amount, MoneyRounding.HalfAwayFromZero), rules.Currency);
    }

    private static DocumentTotals Of(TotalsRecord record) => new(
        Amount(record.AmountUntaxed, record.CurrencyId),
        [
            .. (record.TaxTotals?.Subtotals ?? []).SelectMany(subtotal => subtotal.TaxGroups)
                .GroupBy(group => group.GroupName ?? OdooFormat.Id(group.Id), StringComparer.Ordinal)
                .Select(group => new TaxAmount(group.Key, Amount(group.Sum(part => part.TaxAmountCurrency), record.CurrencyId))),
        ],
        Amount(record.AmountTotal, record.CurrencyId));
}
