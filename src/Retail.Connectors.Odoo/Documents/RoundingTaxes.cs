using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>The fixed taxes by which rounding lines move rates: which they are, and what lines that hold them come to.</summary>
internal static class RoundingTaxes
{
    /// <summary>The external id of the fixed tax in a tax's group.</summary>
    public static string CodeOf(string tax, decimal amount, OdooOptions options) =>
        tax + (amount > 0 ? options.RoundingTaxUpSuffix : options.RoundingTaxDownSuffix);

    /// <summary>What rounding lines add to each rate, by the ids of the rates.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="codes">External id of the tax, by the shop's rate.</param>
    /// <param name="currency">The document's currency.</param>
    /// <param name="odoo">Knows the taxes.</param>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static async Task<ImmutableArray<RoundingAdjustment>> ReadAsync(
        IReadOnlyCollection<RoundingContent> lines, ImmutableSortedDictionary<string, string> codes, CurrencyRules currency, OdooConnection odoo,
        OdooClient client, CancellationToken cancellationToken)
    {
        // A line of one rate says so in its name; of others the taxes have to be known.
        var amounts = lines.Where(line => line is { RateId: not null, HasSeveral: false }).Select(line => (RateId: line.RateId!, line.Tax)).ToList();
        var others = lines.Where(line => line.HasSeveral || (line.RateId is null && line.Tax != 0)).ToList();
        if (others.Count > 0)
        {
            var moves = codes.SelectMany(code => new[] { 0.01m, -0.01m }.Select(step => (Rate: code.Key, Code: CodeOf(code.Value, step, odoo.Options), Step: step))).ToList();
            var taxes = await odoo.Taxes.FindAsync([.. moves.Select(move => move.Code)], client, cancellationToken);
            var byTax = moves.Where(move => taxes.Ids.ContainsKey(move.Code)).GroupBy(move => taxes.Ids[move.Code]).ToDictionary(group => group.Key, group => group.First());
            amounts.AddRange(
                from line in others
                from tax in line.Taxes
                where byTax.ContainsKey(tax)
                select (byTax[tax].Rate, byTax[tax].Step * (line.IsNegative ? -line.Quantity : line.Quantity)));
        }

        return
        [
            .. amounts.GroupBy(amount => amount.RateId, amount => amount.Tax, StringComparer.Ordinal).OrderBy(rate => rate.Key, StringComparer.Ordinal)
                .Select(rate => new RoundingAdjustment(rate.Key, new Money(currency.Round(rate.Sum(), MoneyRounding.HalfAwayFromZero), currency.Currency))),
        ];
    }
}
