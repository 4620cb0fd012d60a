using System.Globalization;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Catalog;

/// <summary>Categories know the ids of those above them.</summary>
internal static class ProductCategories
{
    public const string Model = "product.category";

    /// <summary>A new database has these.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Goods", "Expenses", "Services"];

    public static string PathOf(OdooStore store, OdooRecord category)
    {
        var own = category.Id.ToString(CultureInfo.InvariantCulture) + "/";
        return category.Link("parent_id") is { } parent && store[Model].Find(parent) is { } above ? PathOf(store, above) + own : own;
    }

    public static string NameOf(OdooStore store, OdooRecord category) =>
        category.Link("parent_id") is { } parent && store[Model].Find(parent) is { } above
            ? $"{NameOf(store, above)} / {category.Text("name")}"
            : category.Text("name") ?? string.Empty;
}
