using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Documents;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>What of a refund is credited against one invoice.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Lines">The lines of the credit note.</param>
internal sealed record CreditShare(InvoiceFact Invoice, ImmutableArray<DocumentLine> Lines)
{
    /// <summary>
    /// Spreads the lines of refunds, one after the other, over invoices, first to last: a line goes to the first that still has room for
    /// it of those that bill it, or of all if nobody knows which do; an amount without a line is split where one is full. Null if the
    /// last refund does not fit.
    /// </summary>
    /// <param name="refunds">The lines of each refund, in the order in which they count; the last is the one that is asked for.</param>
    /// <param name="facts">The invoices over the order, never none, and what they bill.</param>
    /// <param name="currency">How the order's currency is rounded.</param>
    public static ImmutableArray<CreditShare>? Of(
        IReadOnlyList<ImmutableArray<DocumentLine>> refunds, RefundFacts facts, CurrencyRules currency)
    {
        var invoices = facts.Invoices;
        if (invoices is [var only])
        {
            return [new CreditShare(only, refunds[^1])];
        }

        var rooms = invoices.Select(invoice => invoice.Grand?.Amount ?? decimal.MaxValue / 4).ToArray();
        for (var at = 0; ; at++)
        {
            var placed = invoices.Select(_ => ImmutableArray.CreateBuilder<DocumentLine>()).ToArray();
            var fits = refunds[at].OrderBy(line => line.Gross().Amount < 0).All(line => Place(line, Billing(line, facts), placed, rooms, currency));
            if (at == refunds.Count - 1)
            {
                return fits
                    ? [.. invoices.Zip(placed).Where(pair => pair.Second.Count > 0).Select(pair => new CreditShare(pair.First, pair.Second.ToImmutable()))]
                    : null;
            }
        }
    }

    /// <summary>The places of the invoices that bill a line; all if nobody knows of one.</summary>
    private static List<int> Billing(DocumentLine line, RefundFacts facts)
    {
        var all = Enumerable.Range(0, facts.Invoices.Length).ToList();
        var billing = line.OrderLineId.Length == 0 ? [] : all.FindAll(place => facts.Bills(facts.Invoices[place], line.OrderLineId));
        return billing.Count > 0 ? billing : all;
    }

    private static bool Place(
        DocumentLine line, List<int> billing, ImmutableArray<DocumentLine>.Builder[] placed, decimal[] rooms, CurrencyRules currency)
    {
        var gross = line.Gross().Amount;
        var at = billing.FindIndex(place => gross < 0 ? placed[place].Sum(other => other.Gross().Amount) + gross > 0 : rooms[place] >= gross);
        at = at < 0 ? at : billing[at];
        if (at >= 0)
        {
            placed[at].Add(line);
            rooms[at] -= gross;
            return true;
        }

        if (gross < 0 || line.OrderLineId.Length > 0 || rooms.Sum() < gross)
        {
            return false;
        }

        var parts = rooms.Select(room => Math.Min(room, gross)).ToArray();
        for (var room = 0; room < rooms.Length && gross > 0; room++)
        {
            var part = Math.Min(parts[room], gross);
            if (part <= 0)
            {
                continue;
            }

            var share = part == gross ? line : PartOf(line, part, currency);
            placed[room].Add(share);
            rooms[room] -= part;
            gross -= part;
            line = Less(line, share);
        }

        return true;
    }

    private static DocumentLine PartOf(DocumentLine line, decimal part, CurrencyRules currency)
    {
        var amounts = new Money(part, line.Net.Currency).Allocate([Math.Max(0, line.Net.Amount), .. line.Taxes.Select(tax => Math.Max(0, tax.Amount.Amount))], currency);
        return line with { Net = amounts[0], Taxes = [.. line.Taxes.Select((tax, index) => tax with { Amount = amounts[index + 1] })] };
    }

    private static DocumentLine Less(DocumentLine line, DocumentLine part) => line with
    {
        Net = line.Net - part.Net,
        Taxes = [.. line.Taxes.Zip(part.Taxes, static (tax, off) => tax with { Amount = tax.Amount - off.Amount })],
    };
}
