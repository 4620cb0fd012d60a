using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>Turns a shop's refund into the canonical one: amounts become positive, and lines are named as the order names them.</summary>
/// <remarks>The shop does not keep whether units went back into stock: every refunded unit counts as restocked.</remarks>
/// <param name="system">The shop.</param>
/// <param name="options">Under which field a refund keeps the key of the effect that made it.</param>
public sealed class WooRefundMapping(SystemName system, WooCommerceOptions options)
{
    /// <summary>Under this key a line of a refund names the line of the order.</summary>
    private const string OrderLine = "_refunded_item_id";

    /// <summary>Maps a refund.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="orderId">Its order; a refund that was read through its order does not name it.</param>
    /// <param name="currency">The order's currency, which a refund does not name either.</param>
    /// <exception cref="ConnectorException">It lacks something (<see cref="ConnectorErrorKind.Contract"/>).</exception>
    public Refund Map(WooRefund refund, long orderId, CurrencyCode currency)
    {
        ArgumentNullException.ThrowIfNull(refund);
        if (refund.Id <= 0 || orderId <= 0)
        {
            throw new ConnectorException(ConnectorErrorKind.Contract, system,
                string.Create(CultureInfo.InvariantCulture, $"Refund {refund.Id} of {system} cannot be understood: it lacks its id, or its order."))
            {
                Code = "unmappable-refund",
            };
        }

        return new Refund
        {
            Ref = new EntityRef(system, EntityKind.Refund, WooTarget.Text(refund.Id)),
            Order = new EntityRef(system, EntityKind.Order, WooTarget.Text(orderId)),
            Amount = new Money(Math.Abs(refund.Amount ?? 0m), currency),
            At = refund.DateCreatedGmt,
            Reason = refund.Reason,
            Key = KeyOf(refund),
            Lines =
            [
                .. refund.LineItems.Select(line => Line(line.Id, line.MetaData, line.Quantity, line.Total, line.Taxes.Select(tax => (tax.Id, tax.Total)), currency)),
                .. refund.ShippingLines.Select(line => Line(line.Id, line.MetaData, 0m, line.Total, Taxes(line.Taxes), currency)),
                .. refund.FeeLines.Select(line => Line(line.Id, line.MetaData, 0m, line.Total, Taxes(line.Taxes), currency)),
            ],
        };
    }

    /// <summary>What marks a refund's state. It cannot be changed, but its fields of plugins can, and those of them that are mapped.</summary>
    internal static Revision RevisionOf(WooRefund refund, Refund mapped)
    {
        using var digest = new DigestBuilder();
        digest.Add("amount", mapped.Amount.Amount).Add("currency", mapped.Amount.Currency.Value).Add("reason", mapped.Reason).Add("key", mapped.Key).AddCount("lines", mapped.Lines.Length);
        foreach (var line in mapped.Lines)
        {
            digest.Add("line", line.OrderLineId).Add("quantity", line.Quantity).Add("net", line.Net.Amount).AddCount("taxes", line.Taxes.Length);
            foreach (var tax in line.Taxes)
            {
                digest.Add("rate", tax.RateId).Add("tax", tax.Amount.Amount);
            }
        }

        return new Revision($"{StampOf(refund)}/{digest.Build().Value.AsSpan(0, 16)}");
    }

    private string KeyOf(WooRefund refund) =>
        refund.MetaData.LastOrDefault(meta => meta.Key == options.EffectMetaKey)?.Value is { ValueKind: JsonValueKind.String } key
            ? key.GetString()!
            : string.Empty;

    internal static string StampOf(WooRefund refund) => refund.DateCreatedGmt is { } moment ? WooDates.Format(moment) : "never";

    private static IEnumerable<(long Id, decimal? Total)> Taxes(IReadOnlyList<WooLineTax> taxes) => taxes.Select(tax => (tax.Id, tax.Total));

    private static RefundLine Line(
        long id, IReadOnlyList<WooMeta> metaData, decimal? quantity, decimal? total, IEnumerable<(long Id, decimal? Total)> taxes, CurrencyCode currency)
    {
        var units = Math.Abs(quantity ?? 0m);
        return new RefundLine(
            OrderLineOf(metaData) ?? WooTarget.Text(id), units, new Money(-(total ?? 0m), currency),
            [.. taxes.Where(tax => tax.Total is not null).Select(tax => new TaxAmount(WooTarget.Text(tax.Id), new Money(-tax.Total!.Value, currency)))],
            Restock: units > 0);
    }

    private static string? OrderLineOf(IReadOnlyList<WooMeta> metaData) => metaData.LastOrDefault(meta => meta.Key == OrderLine)?.Value switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } id => id,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
