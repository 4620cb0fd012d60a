namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>The tax of one rate on a line.</summary>
public sealed record WooLineTax
{
    /// <summary>The rate's id, see <see cref="WooTaxLine.RateId"/>. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Tax after discounts; null where the shop sends empty text, and the rate does not apply. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Tax before discounts; null on shipping lines. (<c>subtotal</c>)</summary>
    public decimal? Subtotal { get; set; }
}
