using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>The price that a list makes of a product's own: the first line that matches wins.</summary>
internal static class PriceLists
{
    public static decimal? Price(Work work, Record product, long? priceList, double quantity)
    {
        if (work.Read(product, "list_price") is not decimal own)
        {
            return null;
        }

        if (priceList is not { } id || work.Store["product.price_list"].Find(id) is not { } list)
        {
            return own;
        }

        var line = work.Rows(list, "lines").Find(line =>
            (line.Link("product") is not { } wanted || wanted == product.Id)
            && (line["quantity"] is not double least || least <= quantity)
            && (line.Link("category") is not { } category || work.Follow(product, "template")?.Ids("categories").Contains(category) == true));
        return line?.Text("formula") is { } formula
            ? PriceFormula.Evaluate(formula, own, work.Read(product, "cost_price") as decimal? ?? 0m)
            : own;
    }
}
