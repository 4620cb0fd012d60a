using Retail.Connectors.Amounts;
using Retail.Connectors.Credits;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Credits;

/// <summary>What is credited, as lines that take lines of the invoice back.</summary>
internal static class CreditRows
{
    public static (List<CreditRow> Rows, EffectResult.Refused? Refused) Of(
        PostCredit command, TrytonInvoice invoice, IReadOnlyDictionary<string, TaxInfo> taxes, int priceDigits)
    {
        var lines = invoice.Lines.Where(line => line.Type == "line").ToList();
        var rows = new List<CreditRow>();
        foreach (var line in command.Lines)
        {
            var mark = LineMarks.Line(line.OrderLineId);
            var origin = line.OrderLineId.Length == 0 ? lines.FirstOrDefault() : lines.Find(other => other.Note == mark);
            if (origin is null || (line.OrderLineId.Length > 0 && line.Quantity > origin.Quantity))
            {
                return ([], new EffectResult.Refused(
                    "unknown-line", $"The invoice {invoice.Number} does not have {line.Quantity} of the shop's line '{line.OrderLineId}'.",
                    "Correct what is asked to be credited, or the invoice that it names."));
            }

            var taxIds = line.Taxes.Select(tax => taxes[tax.RateId].Id).Distinct().ToArray();
            var rules = CurrencyRules.Iso(line.Net.Currency);
            var quantity = line.OrderLineId.Length > 0 ? line.Quantity : 0;
            var name = line.Name.Length > 0 ? line.Name : origin.Description ?? line.OrderLineId;
            var rest = line.Net.Amount;
            if (quantity > 0)
            {
                var price = decimal.Round(line.Net.Amount / quantity, priceDigits, MidpointRounding.AwayFromZero);
                rows.Add(new CreditRow(origin.Id, origin.Product, origin.Unit, -quantity, price, origin.Account, taxIds, name));

                // Tryton rounds a line half to even.
                rest -= rules.Round(price * quantity, MoneyRounding.HalfToEven);
            }

            if (rest != 0)
            {
                rows.Add(new CreditRow(origin.Id, null, null, -1, rest, origin.Account, taxIds, name));
            }
        }

        return (rows, null);
    }
}
