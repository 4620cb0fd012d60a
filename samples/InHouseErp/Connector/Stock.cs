using System.Globalization;

namespace InHouseErp.Connector;

/// <summary>The first location of a company is the one that ships.</summary>
internal static class Stock
{
    public static void Move(ErpSession session, string sku, decimal quantity)
    {
        var location = session.Rows("SELECT MIN(id) FROM location WHERE company = $company", static row => row.GetInt64(0)).Single();
        var before = session.Rows(
            "SELECT on_hand FROM stock WHERE location = $location AND sku = $sku",
            static row => decimal.Parse(row.GetString(0), CultureInfo.InvariantCulture), ("$location", location), ("$sku", sku)).SingleOrDefault();
        session.Run(
            "INSERT INTO stock (location, sku, on_hand) VALUES ($location, $sku, $quantity) ON CONFLICT (location, sku) DO UPDATE SET on_hand = $quantity",
            ("$location", location), ("$sku", sku), ("$quantity", (before + quantity).ToString(CultureInfo.InvariantCulture)));
    }
}
