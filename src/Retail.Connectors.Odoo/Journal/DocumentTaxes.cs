using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;
using Retail.Connectors.Odoo.Taxes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>Finds the taxes that a document names, and reports all that are missing at once.</summary>
internal sealed class DocumentTaxes(OdooConnection odoo)
{
    public async Task<(TaxSnapshot Taxes, EffectResult.Refused? Refused)> FindAsync(
        SystemName shop, DocumentTotals totals, ImmutableArray<DocumentLine> lines, OrderCodes codes, OdooClient client, CancellationToken cancellationToken)
    {
        var rates = totals.Taxes.Concat(lines.SelectMany(line => line.Taxes)).Select(tax => tax.RateId)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var mapped = rates.Where(codes.Taxes.ContainsKey).Select(rate => codes.Taxes[rate]).ToHashSet(StringComparer.Ordinal);
        var taxes = await odoo.Taxes.FindAsync(mapped, client, cancellationToken);
        var unknown = rates.Where(rate => !codes.Taxes.TryGetValue(rate, out var tax) || !taxes.Ids.ContainsKey(tax)).ToList();
        return (taxes, unknown.Count == 0 ? null : new EffectResult.Refused(
            "unknown-tax",
            string.Join('\n', unknown.Select(rate => codes.Taxes.TryGetValue(rate, out var tax)
                ? $"No sales tax has the external id '{tax}' (rate {rate})."
                : $"The rate {rate} is mapped to no tax.")),
            "Map the rate to the external id of a sales tax, or set the taxes up with OdooTaxSetup.")
        {
            Missing = [.. unknown.Select(rate => new MissingMapping(MappingTables.Tax, shop, odoo.System, rate))],
        });
    }
}
