using System.Collections.Immutable;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>The discounts of each part of an order. They are information: the lines' amounts are after them.</summary>
internal static class SplitDiscounts
{
    public static (decimal Discount, ImmutableArray<Discount> Codes)[] Of(Order order, ImmutableArray<OrderLine>[] lines)
    {
        var unit = order.Currency.MinorUnit;
        var taken = Array.ConvertAll(lines, own => own.Sum(line => line.NetBeforeDiscount.Amount - line.Net.Amount));
        var residual = (order.Totals.Discount.Amount - taken.Sum()) / unit;
        var shares = Residual.Share(residual, Array.ConvertAll(lines, own => own.Length + 1m));
        var parts = taken.Select((amount, i) => amount + (shares[i] * unit)).ToArray();
        var codes = parts.Select(_ => ImmutableArray.CreateBuilder<Discount>()).ToArray();
        foreach (var code in order.Discounts)
        {
            var amounts = code.Amount.Allocate(Array.ConvertAll(parts, part => Math.Max(0m, part)), order.Currency);
            for (var i = 0; i < parts.Length; i++)
            {
                // Of a single code each part has what was taken off its lines.
                var amount = order.Discounts.Length == 1 && code.Amount.Amount == order.Totals.Discount.Amount ? parts[i] : amounts[i].Amount;
                if (amount != 0)
                {
                    codes[i].Add(code with { Amount = new Money(amount, order.Currency.Currency) });
                }
            }
        }

        return [.. parts.Select((part, i) => (part, codes[i].ToImmutable()))];
    }
}
