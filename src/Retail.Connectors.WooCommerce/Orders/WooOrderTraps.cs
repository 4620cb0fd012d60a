using System.Globalization;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What WooCommerce takes without a word and should not.</summary>
internal static class WooOrderTraps
{
    private static readonly HashSet<string> Usual =
        ["auto-draft", "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft", "trash"];

    public static bool IsUsual(string status) => Usual.Contains(status);

    public static void Check(WooOrderFields fields, bool allowRefunded, SystemName system)
    {
        if (!allowRefunded && fields.Status is { IsSet: true, Value: "refunded" or "wc-refunded" })
        {
            throw WooErrors.Refused(system,
                "The status 'refunded' makes the shop refund the whole order by itself: create a refund, or set AllowStatusRefunded if that is meant.");
        }

        foreach (var line in fields.LineItems ?? [])
        {
            if (line.Quantity is { IsSet: true, Value: < 0 and var quantity })
            {
                throw WooErrors.Refused(system, string.Create(CultureInfo.InvariantCulture, $"A line of {quantity} units is no sale: create a refund."));
            }
        }
    }

    public static void CheckCurrency(WooOrderFields fields, SystemName system)
    {
        if (fields.Currency is { IsSet: true, Value: { } currency } && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            throw WooErrors.Refused(system, $"'{currency}' is no currency, and in a batch the shop would not check it: use three capital letters.");
        }
    }

    public static void CheckStatus(string status, IReadOnlyCollection<string> known, SystemName system)
    {
        if (!known.Contains(status, StringComparer.Ordinal))
        {
            throw WooErrors.Refused(system,
                $"'{status}' is no status of this shop, and in a batch it would make a pending order of it: use one of {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>A line whose product the shop does not know comes back with product 0: it would ship nothing and charge nothing.</summary>
    public static void ThrowIfProductUnknown(WooOrderFields asked, WooOrder order, SystemName system)
    {
        if (ProductUnknown(asked, order, system) is { } unknown)
        {
            throw unknown;
        }
    }

    /// <summary>The error for an order with such a line; null if it has none.</summary>
    public static ConnectorException? ProductUnknown(WooOrderFields asked, WooOrder order, SystemName system)
    {
        var added = (asked.LineItems ?? []).Where(line => line.Id is { IsSet: false } or { Value: null or 0 }).ToList();
        var made = order.LineItems.OrderBy(line => line.Id).TakeLast(added.Count).ToList();
        var unknown = added.Zip(made).Where(pair => pair.Second.ProductId == 0 && NamesProduct(pair.First)).Select(pair => Name(pair.First)).ToList();
        return unknown.Count == 0
            ? null
            : WooErrors.Refused(system,
                string.Create(CultureInfo.InvariantCulture, $"Order {order.Id} was written, but the shop does not know {string.Join(", ", unknown)} ")
                + "and put an empty line in its place: repair or delete the order.");
    }

    private static bool NamesProduct(WooOrderLineFields line) =>
        line.ProductId is { IsSet: true, Value: > 0 } || line.VariationId is { IsSet: true, Value: > 0 } || line.Sku is { IsSet: true, Value.Length: > 0 };

    private static string Name(WooOrderLineFields line) => line switch
    {
        { VariationId: { IsSet: true, Value: > 0 and var id } } => string.Create(CultureInfo.InvariantCulture, $"variation {id}"),
        { ProductId: { IsSet: true, Value: > 0 and var id } } => string.Create(CultureInfo.InvariantCulture, $"product {id}"),
        _ => $"SKU '{line.Sku.Value}'",
    };
}
