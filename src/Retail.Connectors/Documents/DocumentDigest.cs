using System.Collections.Immutable;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Documents;

/// <summary>Digests over the parts that documents share.</summary>
internal static class DocumentDigest
{
    public static DigestBuilder AddLines(this DigestBuilder digest, ImmutableArray<DocumentLine> lines)
    {
        digest.AddCount("lines", lines.Length);
        foreach (var line in lines)
        {
            digest.Add("line", line.OrderLineId).Add("name", line.Name).Add("quantity", line.Quantity).Add("net", line.Net.Amount)
                .AddTaxes(line.Taxes);
        }

        return digest;
    }

    public static DigestBuilder AddTotals(this DigestBuilder digest, DocumentTotals totals) => digest
        .Add("currency", totals.Net.Currency.Value).Add("net", totals.Net.Amount).Add("grand", totals.Grand.Amount).AddTaxes(totals.Taxes);

    private static DigestBuilder AddTaxes(this DigestBuilder digest, ImmutableArray<TaxAmount> taxes)
    {
        digest.AddCount("taxes", taxes.Length);
        foreach (var tax in taxes)
        {
            digest.Add("rate", tax.RateId).Add("tax", tax.Amount.Amount);
        }

        return digest;
    }
}
