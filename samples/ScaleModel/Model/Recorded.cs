namespace ScaleModel.Model;

/// <summary>
/// What recorded servers took, each alone on two processors, and what this project's benchmarks measured. Where it is
/// from stands in <c>docs/scale.md</c>.
/// </summary>
internal static class Recorded
{
    /// <summary>Above this share of its time a step makes others wait longer than it works.</summary>
    public const double Comfortable = 0.7;

    /// <summary>WooCommerce reads one order.</summary>
    public const double ShopRead = 0.07;

    /// <summary>WooCommerce reads a page of orders.</summary>
    public const double ShopPage = 0.855;

    public const int PageSize = 100;

    /// <summary>Four pages asked for at one time took four times as long as one.</summary>
    public const double ShopParallel = 1;

    /// <summary>The lowest of <c>effects-per-second</c>.</summary>
    public const double SqliteRate = 1_180;

    /// <summary>The lowest of <c>postgres-effects-per-second</c>.</summary>
    public const double PostgreSqlRate = 2_103;

    private const double OdooRead = 0.0097;
    private const double OdooPartner = 0.0256;

    /// <summary>Four clients created 21 orders a second, one 14. Fifty orders to a call: loaded in 740 ms, confirmed in 2,303 ms.</summary>
    public static ErpProfile Odoo { get; } = new(
        "odoo",
        [("reads", 4.3, OdooRead), ("res.partner load", 1.4, OdooPartner), ("sale.order load", 1.1, 0.053), ("sale.order action_confirm", 1, 0.1151)],
        Parallel: 1.5,
        Batched: 0.0148 + 0.0461 + (1.4 * 0.0015) + (4.3 * OdooRead / 50));

    /// <summary>One server process. To quote and confirm twenty sales in one call takes as long as one by one.</summary>
    public static ErpProfile Tryton { get; } = new(
        "tryton",
        [("searches", 2, 0.008), ("party create", 1, 0.03), ("sale create", 1, 0.045), ("quote", 1, 0.045), ("confirm", 1, 0.225)],
        Parallel: 1,
        Batched: null);

    public static IReadOnlyList<ErpProfile> Erps { get; } = [Odoo, Tryton];
}
