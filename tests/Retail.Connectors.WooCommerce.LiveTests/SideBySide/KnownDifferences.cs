namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>
/// What is known to differ and why, so that it does not fail a run: the simulator follows recordings of WooCommerce 10.5, and
/// leaves some things out. They stand in the report all the same.
/// </summary>
internal static class KnownDifferences
{
    private static readonly Version Recorded = new(10, 5);

    /// <summary>Why a difference was to be expected; null if it was not.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="version">The shop's version.</param>
    public static string? ReasonOf(Difference difference, Version version)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var where = difference.Where;
        var isOlder = version < Recorded;
        if (isOlder && difference.Shop.Contains("woocommerce_rest_order_invalid_id", StringComparison.Ordinal))
        {
            return "Before 10.5 notes named an unknown order by another code.";
        }

        if (isOlder && (difference.Step == "more than all" || (difference.Where.Contains("/coupons/", StringComparison.Ordinal) && difference.Where.EndsWith(".discount_type", StringComparison.Ordinal))))
        {
            return "Before 10.5 a coupon that became one of percents might exceed a hundred.";
        }

        if (isOlder && difference.Simulator is "\"\"" or "\"-\"" && difference.Shop is "\"0.00\"" or "\"-0.00\"")
        {
            return "Before 10.5 a refund without an amount was one of 0.00.";
        }

        return where.EndsWith(".average_rating", StringComparison.Ordinal) || where.EndsWith(".rating_count", StringComparison.Ordinal)
            ? "The simulator does not count reviews into products."
            : null;
    }
}
