using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Stock;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Computed fields of templates and variants: prices by company, what a variant has from its template, quantities.</summary>
internal static class ProductFields
{
    public static Dictionary<(string, string), Func<Work, Record, object?>> All { get; } = Build();

    /// <summary>Prices are kept by company; without one there is none.</summary>
    public static string PriceKey(string field, long? company) => $"{field}@{(company ?? 0).ToString(CultureInfo.InvariantCulture)}";

    private static Dictionary<(string, string), Func<Work, Record, object?>> Build()
    {
        var own = new HashSet<string>(StringComparer.Ordinal)
        {
            "id", "active", "code", "suffix_code", "description", "template", "identifiers", "cost_price", "create_date", "create_uid", "write_date", "write_uid",
            "rec_name", "prefix_code", "list_price", "list_prices", "cost_prices", "cost_price_methods", "quantity", "forecast_quantity", "web_shops",
        };
        var all = new Dictionary<(string, string), Func<Work, Record, object?>>();
        foreach (var name in Schema.Model("product.template").Fields.Keys.Where(name => !own.Contains(name) && name != "products"))
        {
            all[("product.product", name)] = (work, product) => work.Follow(product, "template") is { } template ? work.Read(template, name) : null;
        }

        all[("product.product", "code")] = static (_, product) => product.Text("code");
        all[("product.product", "prefix_code")] = static (work, product) => work.Follow(product, "template")?.Text("code");
        all[("product.product", "list_price")] = static (work, product) => work.Follow(product, "template") is { } template ? work.Read(template, "list_price") : null;
        all[("product.product", "list_price_uom")] = all[("product.product", "list_price")];
        all[("product.product", "cost_price")] = static (work, product) => product[PriceKey("cost_price", work.Context.Company)] ?? 0m;
        all[("product.product", "cost_price_uom")] = all[("product.product", "cost_price")];
        all[("product.product", "sale_price_uom")] = static (work, product) =>
            PriceLists.Price(work, product, work.Context["price_list"] as long?, work.Context["quantity"] as double? ?? work.Context["quantity"] as long? ?? 0) is { } price
                ? price + 0.00000000000000m
                : null;
        all[("product.product", "rec_name")] = static (work, product) =>
            product.Text("code") is { } code ? $"[{code}] {work.Read(product, "name")}" : work.Read(product, "name");
        all[("product.product", "quantity")] = static (work, product) => StockLevels.Of(work, product.Id, forecast: false);
        all[("product.product", "forecast_quantity")] = static (work, product) => StockLevels.Of(work, product.Id, forecast: true);
        all[("product.template", "list_price")] = static (work, template) => template[PriceKey("list_price", work.Context.Company)];
        all[("product.template", "cost_price")] = static (work, template) =>
            work.Rows(template, "products") is [var only] ? work.Read(only, "cost_price") : 0m;
        all[("product.template", "rec_name")] = static (work, template) =>
            template.Text("code") is { } code ? $"[{code}] {work.Read(template, "name")}" : work.Read(template, "name");
        all[("product.template", "quantity")] = static (work, template) => Sum(work, template, forecast: false);
        all[("product.template", "forecast_quantity")] = static (work, template) => Sum(work, template, forecast: true);
        all[("product.template", "categories_all")] = static (work, template) => work.Read(template, "categories");
        all[("product.template", "default_uom_category")] = static (work, template) => work.Follow(template, "default_uom")?["category"];
        all[("product.template", "default_uom_digits")] = static (work, template) => work.Follow(template, "default_uom")?["digits"];
        return all;
    }

    private static double Sum(Work work, Record template, bool forecast) =>
        work.Store["product.product"].Holding("template", template.Id).Sum(product => StockLevels.Of(work, product.Id, forecast));
}
