using System.Collections.Immutable;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>
/// Tax that is given back without a net amount. Odoo computes tax from an amount, so it stands on lines of price zero with the fixed
/// taxes that rounding uses: they move one rate by hundredths.
/// </summary>
internal sealed class TaxLines(OdooConnection odoo)
{
    public static bool IsAlone(DocumentLine line) => line.Net.Amount == 0 && line.Taxes.Any(tax => tax.Amount.Amount != 0);

    public async Task<(ImmutableArray<MoveLine> Lines, EffectResult.Refused? Refused)> PlanAsync(
        EffectKey key, ImmutableArray<DocumentLine> lines, OrderCodes codes, OdooClient client, CancellationToken cancellationToken)
    {
        var wanted = lines.Where(IsAlone).SelectMany(line => line.Taxes.Where(tax => tax.Amount.Amount != 0).Select(tax => (line.Name, Tax: tax)))
            .Select((pair, index) => (pair.Name, pair.Tax, Code: RoundingTaxes.CodeOf(codes.Taxes[pair.Tax.RateId], pair.Tax.Amount.Amount, odoo.Options), Index: index + 1)).ToList();
        if (wanted.Count == 0)
        {
            return ([], null);
        }

        const string Hint = "Set the rounding taxes and the rounding product up with OdooTaxSetup, or name them in the options.";
        var taxes = await odoo.Taxes.FindAsync([.. wanted.Select(line => line.Code).Distinct(StringComparer.Ordinal)], client, cancellationToken);
        if (wanted.Where(line => !taxes.Ids.ContainsKey(line.Code)).Select(line => line.Code).ToList() is { Count: > 0 } missing)
        {
            return ([], new EffectResult.Refused(
                "no-rounding-tax", $"Tax is given back without a net amount, and no sales tax has the external id {string.Join(" or ", missing)}.", Hint));
        }

        var product = await odoo.Products.FindOneAsync(odoo.Options.RoundingProduct, client, cancellationToken);
        return product == 0
            ? ([], new EffectResult.Refused("no-rounding-product", $"There is not exactly one active product with the SKU '{odoo.Options.RoundingProduct}'.", Hint))
            : ([
                .. wanted.Select(line => new MoveLine(
                    odoo.ExternalIds.Line(key, $"tax-{OdooFormat.Id(line.Index)}"), string.Empty, product, line.Name.Length > 0 ? line.Name : "Tax",
                    Math.Abs(line.Tax.Amount.Amount) / 0.01m, 0, 0, [taxes.Ids[line.Code]], 0)),
            ], null);
    }
}
