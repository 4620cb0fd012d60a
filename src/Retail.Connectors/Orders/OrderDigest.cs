using System.Collections.Immutable;

namespace Retail.Connectors.Orders;

/// <summary>Digests over parts of an order.</summary>
internal static class OrderDigest
{
    public static Digest Commercial(Order order)
    {
        using var digest = new DigestBuilder();
        digest.Add("order", order.Ref.ToString()).Add("number", order.Number).Add("currency", order.Currency.Currency.Value);
        digest.AddCount("lines", order.Lines.Length);
        foreach (var line in order.Lines)
        {
            digest.Add("id", line.Id).Add("sku", line.Sku).Add("name", line.Name)
                .Add("quantity", line.Quantity).Add("net", line.Net.Amount);
            AddTaxes(digest, line.Taxes);
        }

        digest.AddCount("charges", order.Charges.Length);
        foreach (var charge in order.Charges)
        {
            digest.Add("id", charge.Id).Add("kind", charge.Kind.ToString()).Add("name", charge.Name).Add("net", charge.Net.Amount);
            AddTaxes(digest, charge.Taxes);
        }

        digest.AddCount("rates", order.Taxes.Length);
        foreach (var rate in order.Taxes)
        {
            digest.Add("rate", rate.RateId).Add("tax", rate.Tax.Amount);
        }

        return digest.Add("total", order.Totals.Grand.Amount).Build();
    }

    private static void AddTaxes(DigestBuilder digest, ImmutableArray<TaxAmount> taxes)
    {
        digest.AddCount("taxes", taxes.Length);
        foreach (var tax in taxes)
        {
            digest.Add("rate", tax.RateId).Add("amount", tax.Amount.Amount);
        }
    }
}
