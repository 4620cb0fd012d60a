using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Computes taxes: the base rounded per line, the amount per document or per line, as the accounting's setting says.</summary>
internal static class TaxEngine
{
    public static List<TaxAmount> Compute(Work work, IEnumerable<TaxableLine> lines, DateOnly date, int digits)
    {
        var sums = new List<TaxAmount>();
        foreach (var line in lines)
        {
            var taxes = line.Taxes.Select(id => work.Store["account.tax"].Find(id)).OfType<Record>();
            foreach (var (tax, net, amount) in Unit(work, taxes, line.UnitPrice, line.Date ?? date))
            {
                var quantity = (decimal)line.Quantity;
                var unrounded = net * quantity;
                var account = tax.Link(unrounded >= 0 ? "invoice_account" : "credit_note_account");
                var at = sums.FindIndex(sum => sum.Tax == tax.Id && sum.Account == account && sum.IsCredit == unrounded < 0);
                var before = at < 0 ? new TaxAmount(tax.Id, account, tax.Text("description"), unrounded < 0, 0m, 0m) : sums[at];
                var sum = before with { Base = before.Base + Round(unrounded, digits), Amount = before.Amount + amount * quantity };
                if (at < 0)
                {
                    sums.Add(sum);
                }
                else
                {
                    sums[at] = sum;
                }
            }

            if (work.Options.TaxRounding == TrytonTaxRounding.Line)
            {
                Round(sums, digits);
            }
        }

        Round(sums, digits);
        return sums;
    }

    /// <summary>Rounds as currencies do, a half to the even neighbour, and keeps the currency's digits.</summary>
    public static decimal Round(decimal amount, int digits)
    {
        var rounded = Math.Round(amount, digits, MidpointRounding.ToEven);
        return rounded == 0 ? 0m : rounded + new decimal(0, 0, 0, false, (byte)digits);
    }

    public static int Digits(Record? currency) => currency?["digits"] is long digits ? (int)digits : 2;

    private static void Round(List<TaxAmount> sums, int digits)
    {
        for (var at = 0; at < sums.Count; at++)
        {
            sums[at] = sums[at] with { Amount = Round(sums[at].Amount, digits) };
        }
    }

    // Taxes of one sequence share a price; those that change it count for the next sequence.
    private static IEnumerable<(Record Tax, decimal Net, decimal Amount)> Unit(Work work, IEnumerable<Record> taxes, decimal price, DateOnly date)
    {
        foreach (var group in taxes.OrderBy(tax => tax["sequence"] as long? ?? long.MinValue).ThenBy(tax => tax.Id).GroupBy(tax => tax["sequence"] as long?))
        {
            var variation = 0m;
            foreach (var tax in group)
            {
                if (tax.Day("start_date") > date || tax.Day("end_date") < date)
                {
                    continue;
                }

                var values = new List<(Record, decimal, decimal Amount)>();
                switch (tax.Text("type"))
                {
                    case "percentage":
                        values.Add((tax, price, price * tax.Money("rate")));
                        break;
                    case "fixed":
                        values.Add((tax, price, tax.Money("amount")));
                        break;
                }

                values.AddRange(Unit(work, work.Rows(tax, "childs"), price, date));
                variation += tax["update_unit_price"] is true ? values.Sum(value => value.Amount) : 0m;
                foreach (var value in values)
                {
                    yield return value;
                }
            }

            price += variation;
        }
    }
}
