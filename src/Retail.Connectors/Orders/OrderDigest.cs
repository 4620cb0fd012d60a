using System.Collections.Immutable;
using Retail.Connectors.Customers;

namespace Retail.Connectors.Orders;

/// <summary>Digests over parts of an order.</summary>
internal static class OrderDigest
{
    public static Digest State(Order order)
    {
        using var digest = new DigestBuilder();
        digest.Add("commercial", Commercial(order).Value).Add("status", order.SourceStatus).Add("method", order.PaymentMethod)
            .Add("note", order.CustomerNote).Add("email", order.Buyer.Email).Add("phone", order.Buyer.Phone)
            .Add("account", order.Buyer.Account?.ToString()).Add("tax-id", order.Buyer.TaxId?.Value);
        Add(digest, order.Buyer.Billing);
        Add(digest, order.Buyer.Shipping);
        digest.AddCount("transactions", order.Transactions.Length);
        foreach (var transaction in order.Transactions)
        {
            digest.Add("kind", transaction.Kind.ToString()).Add("reference", transaction.Reference)
                .Add("amount", transaction.Amount.Amount).Add("at", transaction.At);
        }

        digest.AddCount("attributes", order.Attributes.Count);
        foreach (var (name, value) in order.Attributes)
        {
            digest.Add(name, value);
        }

        return digest.Build();
    }

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

    public static Digest Addresses(Order order)
    {
        using var digest = new DigestBuilder();
        Add(digest, order.Buyer.Billing);
        Add(digest, order.Buyer.Shipping);
        return digest.Build();
    }

    private static void Add(DigestBuilder digest, Address address) => digest
        .Add("first", address.FirstName).Add("last", address.LastName).Add("company", address.Company)
        .Add("line-1", address.Line1).Add("line-2", address.Line2).Add("city", address.City).Add("postal-code", address.PostalCode)
        .Add("region", address.Region).Add("country", address.Country).Add("phone", address.Phone);

    private static void AddTaxes(DigestBuilder digest, ImmutableArray<TaxAmount> taxes)
    {
        digest.AddCount("taxes", taxes.Length);
        foreach (var tax in taxes)
        {
            digest.Add("rate", tax.RateId).Add("amount", tax.Amount.Amount);
        }
    }
}
