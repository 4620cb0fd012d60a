using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Coupons;

/// <summary>
/// What coupons take off the lines of an order, in whole minor units: percentages round down line by line and the rest goes to
/// the dearest lines, an amount for the cart is spread over all pieces. Every coupon looks at the full price.
/// </summary>
/// <remarks>Percentages and cart amounts are recorded; amounts per product, limits by product and gross prices follow the documentation.</remarks>
internal sealed class CouponDiscount
{
    private readonly int _scale;
    private readonly List<Line> _lines;

    /// <param name="lines">The lines with their prices as the shop enters them, net or gross.</param>
    /// <param name="digits">The decimals of a minor unit.</param>
    public CouponDiscount(IEnumerable<(JsonObject Line, decimal Price, long Quantity)> lines, int digits)
    {
        _scale = (int)Math.Pow(10, digits);
        _lines = [.. lines.Where(line => line.Price > 0 && line.Quantity > 0)
            .Select(line => new Line(line.Line, Math.Round(line.Price * _scale, 4, MidpointRounding.AwayFromZero), line.Quantity))
            .OrderByDescending(line => line.Price / line.Quantity)];
    }

    /// <summary>Applies one coupon after those before it.</summary>
    /// <returns>What it takes off each line.</returns>
    public IReadOnlyDictionary<JsonObject, decimal> Apply(StoredRecord coupon, Func<JsonObject, bool> isMeant)
    {
        foreach (var line in _lines)
        {
            line.Current = 0;
        }

        var meant = _lines.Where(line => isMeant(line.Body)).ToList();
        var amount = Money.Read(coupon.Body["amount"]);
        switch (coupon.Text("discount_type"))
        {
            case "percent":
                Percent(meant, amount);
                break;
            case "fixed_product":
                PerPiece(meant, Math.Round(amount * _scale, MidpointRounding.AwayFromZero));
                break;
            default:
                Cart(_lines, Math.Round(amount * _scale, MidpointRounding.AwayFromZero));
                break;
        }

        return _lines.Where(line => line.Current > 0).ToDictionary(line => line.Body, line => line.Current / _scale);
    }

    /// <summary>A coupon's own note of itself in the order.</summary>
    public static string Info(StoredRecord coupon)
    {
        var type = coupon.Text("discount_type");
        return new JsonArray(
            coupon.Id,
            coupon.Text("code"),
            type == "fixed_cart" ? null : JsonValue.Create(type),
            Orders.OrderTotals.Wire((double)Money.Read(coupon.Body["amount"]))).ToJsonString();
    }

    private static void Percent(List<Line> lines, decimal percent)
    {
        var whole = 0m;
        var given = 0m;
        foreach (var line in lines.Where(line => line.Left > 0))
        {
            var price = Money.Round(line.Price, 0);
            whole += price;

            // The shop computes in floats: 29 percent of 100 are 28.999999999999996.
            given += line.Take((decimal)Math.Floor((double)price * ((double)percent / 100d)));
        }

        // A half of a minor unit is not given.
        var meant = Math.Ceiling((whole * percent / 100m) - 0.5m);
        Remainder(lines, meant - given);
    }

    private static decimal PerPiece(List<Line> lines, decimal each) => lines.Sum(line => line.Take(each * line.Quantity));

    private static void Cart(List<Line> lines, decimal amount)
    {
        while (true)
        {
            var open = lines.Where(line => line.Left > 0).ToList();
            var pieces = open.Sum(line => line.Quantity);
            if (amount <= 0 || pieces == 0)
            {
                return;
            }

            var each = Math.Floor(amount / pieces);
            if (each == 0)
            {
                Remainder(open, amount);
                return;
            }

            var given = PerPiece(open, each);
            if (given <= 0)
            {
                return;
            }

            amount -= given;
        }
    }

    private static void Remainder(List<Line> lines, decimal amount)
    {
        foreach (var line in lines)
        {
            for (var piece = 0; piece < line.Quantity && amount >= 1; piece++)
            {
                amount -= line.Take(1);
            }
        }
    }

    private sealed class Line(JsonObject body, decimal price, long quantity)
    {
        public JsonObject Body { get; } = body;

        public decimal Price { get; } = price;

        public long Quantity { get; } = quantity;

        public decimal Current { get; set; }

        /// <summary>In whole minor units, whatever the price has.</summary>
        public decimal Left => Money.Round(Price - _taken, 0);

        private decimal _taken;

        public decimal Take(decimal amount)
        {
            var taken = Math.Min(amount, Left);
            _taken += taken;
            Current += taken;
            return taken;
        }
    }
}
