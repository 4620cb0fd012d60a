using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Documents;

/// <summary>What a document has to come to.</summary>
internal sealed record WantedMoney
{
    public required CurrencyRules Currency { get; init; }

    /// <summary>The shop's rates and their tax.</summary>
    public required ImmutableArray<TaxAmount> Taxes { get; init; }

    /// <summary>External id of the tax, by the shop's rate.</summary>
    public required ImmutableSortedDictionary<string, string> Codes { get; init; }

    public required decimal Net { get; init; }

    /// <summary>What of it the shop itself rounded away: it stands on the rounding line.</summary>
    public decimal RoundedAway { get; init; }

    public required decimal Tax { get; init; }

    public required decimal Grand { get; init; }

    /// <summary>The rates of each line and charge: each may be off by the tolerance.</summary>
    public required ImmutableArray<ImmutableArray<TaxAmount>> Carriers { get; init; }

    public static WantedMoney Of(SubmitOrder command)
    {
        var (order, totals) = (command.Order, command.Order.Totals);
        return new WantedMoney
        {
            Currency = order.Currency,
            Taxes = [.. order.Taxes.Select(rate => new TaxAmount(rate.RateId, rate.Tax))],
            Codes = command.Codes.Taxes,
            Net = totals.Goods.Amount + totals.Charges.Amount,
            RoundedAway = order.Charges.Where(charge => charge.Kind == ChargeKind.Rounding).Sum(charge => charge.Net.Amount),
            Tax = totals.Tax.Amount,
            Grand = totals.Grand.Amount,
            Carriers = [.. order.Lines.Select(line => line.Taxes), .. order.Charges.Select(charge => charge.Taxes)],
        };
    }

    public static WantedMoney Of(DocumentTotals totals, IEnumerable<ImmutableArray<TaxAmount>> carriers, OrderCodes codes) => new()
    {
        Currency = CurrencyRules.Iso(totals.Net.Currency),
        Taxes = totals.Taxes,
        Codes = codes.Taxes,
        Net = totals.Net.Amount,
        Tax = totals.Tax.Amount,
        Grand = totals.Grand.Amount,
        Carriers = [.. carriers],
    };
}
