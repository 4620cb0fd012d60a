using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>The order stands in the target system as a confirmed sales order with the same money, once.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Order">The order as captured.</param>
/// <param name="Customer">The effect that ensures the buyer in the same target; it comes before this one.</param>
/// <param name="Codes">What the shop's words mean in the target.</param>
public sealed record SubmitOrder(EffectKey Key, Order Order, EffectKey Customer, OrderCodes Codes) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "submit";

    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"sales order for {Order.Number}: {Order.Lines.Length} lines, {Order.Totals.Grand}");

    /// <inheritdoc/>
    /// <remarks>Of all that reaches the document: what was sold, where it goes, and what the words mean in the target.</remarks>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("order", Order.CommercialDigest().Value).Add("customer", Customer.ToString())
            .Add("billing", Order.Buyer.Billing).Add("shipping", Order.Buyer.Shipping).Add("method", Codes.PaymentMethod);
        AddCodes(digest, "taxes", Codes.Taxes);
        AddCodes(digest, "skus", Codes.Skus);
        AddText("warehouse", Codes.Warehouse);
        AddText("reference", Codes.CustomerReference);
        return digest.Build();

        // Only if there is any: what was asked for before the model had it keeps its digest.
        void AddText(string name, string text)
        {
            if (text.Length > 0)
            {
                digest.Add(name, text);
            }
        }
    }

    private static void AddCodes(DigestBuilder digest, string name, ImmutableSortedDictionary<string, string> codes)
    {
        digest.AddCount(name, codes.Count);
        foreach (var (word, code) in codes)
        {
            digest.Add(word, code);
        }
    }
}
