using Retail.Connectors.Effects;
using Retail.Connectors.Refunds;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>What must hold before a refund is sent: the shop takes lines it does not know, and more than was paid if two are fast.</summary>
internal static class WooRefundCheck
{
    public static EffectResult.Refused? Of(Refund refund, WooOrder order)
    {
        if (refund.Amount.Currency.Value != order.Currency)
        {
            return new EffectResult.Refused(
                "currency-differs", $"The refund is in {refund.Amount.Currency}, order {order.Number} in {order.Currency}.", "Record the refund in the order's currency.");
        }

        return Amount(refund, order) ?? Lines(refund, order);
    }

    /// <summary>What must hold of a refund that was made: with those before it, it gives back no more than was captured.</summary>
    public static EffectResult.Refused? Surplus(WooRefund made, WooOrder order)
    {
        var captured = order.DatePaidGmt is null ? 0m : order.Total ?? 0m;
        var refunded = order.Refunds.Where(refund => refund.Id <= made.Id).Sum(refund => Math.Abs(refund.Total ?? 0m));
        return refunded <= captured || order.Refunds.All(refund => refund.Id != made.Id)
            ? null
            : new EffectResult.Refused(
                "over-refunded",
                FormattableString.Invariant($"Refund {made.Id} was made while others were: order {order.Number} captured {captured} {order.Currency}, and with it {refunded} are refunded."),
                "Decide which refund is right and delete the others in the shop; look at the stock that they put back.");
    }

    private static EffectResult.Refused? Amount(Refund refund, WooOrder order)
    {
        var lines = refund.Lines.Sum(line => line.Net.Amount + line.Taxes.Sum(tax => tax.Amount.Amount));
        if (refund.Amount.Amount <= 0 || lines > refund.Amount.Amount
            || refund.Lines.Any(line => line.Net.Amount < 0 || line.Taxes.Any(tax => tax.Amount.Amount < 0)))
        {
            return new EffectResult.Refused(
                "amounts-differ", FormattableString.Invariant($"The refund is {refund.Amount}, and its lines are {lines}: it must be above zero and cover its lines."),
                "Correct the refund at its source, then replay.");
        }

        var captured = order.DatePaidGmt is null ? 0m : order.Total ?? 0m;
        var refunded = order.Refunds.Sum(made => Math.Abs(made.Total ?? 0m));
        return refunded + refund.Amount.Amount > captured
            ? new EffectResult.Refused(
                "more-than-captured",
                FormattableString.Invariant($"Order {order.Number} captured {captured} {order.Currency} and refunded {refunded} of it: {refund.Amount.Amount} more cannot be given back."),
                captured == 0 ? "Set the order to a status that counts as paid, then replay." : "Look for a refund that was recorded by hand for the same reason.")
            : null;
    }

    private static EffectResult.Refused? Lines(Refund refund, WooOrder order)
    {
        var articles = order.LineItems.ToDictionary(line => WooTarget.Text(line.Id), line => line.Quantity ?? 0m, StringComparer.Ordinal);
        var charges = order.ShippingLines.Select(line => line.Id).Concat(order.FeeLines.Select(line => line.Id)).Select(WooTarget.Text).ToHashSet(StringComparer.Ordinal);
        var rates = order.TaxLines.Select(line => WooTarget.Text(line.RateId)).ToHashSet(StringComparer.Ordinal);
        foreach (var line in refund.Lines)
        {
            if (!articles.ContainsKey(line.OrderLineId) && !charges.Contains(line.OrderLineId))
            {
                return new EffectResult.Refused(
                    "unknown-line", $"Order {order.Number} has no line {line.OrderLineId}: the shop would take the refund and drop the line.",
                    "Correct the link of the line; it may have been removed from the order.");
            }

            if (line.Quantity < 0 || line.Quantity != decimal.Truncate(line.Quantity) || line.Quantity > articles.GetValueOrDefault(line.OrderLineId, line.Quantity))
            {
                return new EffectResult.Refused(
                    "quantity-refused", FormattableString.Invariant($"{line.Quantity} units of line {line.OrderLineId} cannot come back: the shop counts whole units, and no more than were ordered."),
                    "Correct the refund at its source, or give back money only.");
            }

            if (line.Taxes.FirstOrDefault(tax => !rates.Contains(tax.RateId)) is { } unknown)
            {
                return new EffectResult.Refused(
                    "unknown-tax", $"Order {order.Number} was not taxed at rate {unknown.RateId}.", "Correct the mapping of taxes: the refund must use the order's own rates.");
            }
        }

        return refund.Lines.GroupBy(line => line.OrderLineId, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new EffectResult.Refused("line-twice", $"Line {twice.Key} is named twice, and the shop would keep the last only.", "Add the two up at the source.")
            : null;
    }
}
