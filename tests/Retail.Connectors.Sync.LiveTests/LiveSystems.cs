namespace Retail.Connectors.Sync.LiveTests;

/// <summary>The shop and the ERP that the environment names.</summary>
public static class LiveSystems
{
    /// <summary>What to set.</summary>
    public const string HowTo =
        "No shop and ERP to test between: set RETAIL_LIVE_WOO_URL, RETAIL_LIVE_WOO_KEY and RETAIL_LIVE_WOO_SECRET of a WooCommerce test shop, and RETAIL_LIVE_ODOO_URL, RETAIL_LIVE_ODOO_DB and RETAIL_LIVE_ODOO_KEY of an Odoo 19 test database with a company in the shop's currency; RETAIL_LIVE_ODOO_ADMIN_KEY besides if that user may not close the books. Orders and documents are made in both and stay there.";

    /// <summary>All six variables are set.</summary>
    public static bool IsConfigured => new[] { "WOO_URL", "WOO_KEY", "WOO_SECRET", "ODOO_URL", "ODOO_DB", "ODOO_KEY" }.All(name => Value(name).Length > 0);

    internal static string Value(string name) => Environment.GetEnvironmentVariable("RETAIL_LIVE_" + name) ?? string.Empty;
}
