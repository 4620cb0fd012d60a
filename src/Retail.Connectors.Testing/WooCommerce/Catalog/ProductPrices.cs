using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce.Catalog;

/// <summary>Prices as they were typed, sales with their dates, and what follows from both.</summary>
internal sealed class ProductPrices(ShopState shop)
{
    /// <summary>What WooCommerce makes of a typed price: separators it does not know vanish, and with them the decimals' place.</summary>
    public string Typed(string text)
    {
        var kept = new StringBuilder();
        var plain = text.Replace(shop.Settings.DecimalSeparator, '.');
        var last = plain.LastIndexOf('.');
        for (var index = 0; index < plain.Length; index++)
        {
            if (char.IsAsciiDigit(plain[index]) || plain[index] == '-' || (plain[index] == '.' && index == last && index < plain.Length - 1))
            {
                kept.Append(plain[index]);
            }
        }

        return kept.ToString();
    }

    public void Write(JsonObject product, JsonObject body)
    {
        foreach (var field in new[] { "regular_price", "sale_price" })
        {
            if (body[field] is { } price)
            {
                product[field] = Typed(price.ToString());
            }
        }

        foreach (var field in new[] { "date_on_sale_from", "date_on_sale_to" })
        {
            // A null says nothing here: the date stays. Empty text ends it; no recording shows that, WooCommerce's source says it.
            if ((body[field + "_gmt"] ?? body[field])?.ToString() is "")
            {
                product[field] = null;
                product[field + "_gmt"] = null;
            }
            else if (Date(body, field) is { } at)
            {
                shop.Stamp(product, field, at);
            }
        }

        // A sale that is no cheaper is dropped without a word.
        if (Text(product, "sale_price") is { Length: > 0 } && Text(product, "regular_price") is { Length: > 0 }
            && Money.Read(product["sale_price"]) >= Money.Read(product["regular_price"]))
        {
            product["sale_price"] = "";
        }

        Derive(product);
    }

    /// <summary>Writes price, sale and purchasability from what is stored; those of a variable product come from its variations.</summary>
    public void Derive(JsonObject product)
    {
        switch (Text(product, "type"))
        {
            case "variable":
                var variations = Variations(WooIds.Read(product["id"]));
                var prices = variations.Where(variation => variation.Text("price").Length > 0).OrderBy(variation => Money.Read(variation.Body["price"])).ToArray();
                product["price"] = prices.Length == 0 ? "" : prices[0].Text("price");
                product["on_sale"] = prices.Any(variation => Flags.Read(variation.Body["on_sale"]));
                product["purchasable"] = prices.Length > 0;
                break;
            case "grouped":
                var members = (product["grouped_products"] as JsonArray ?? []).Select(id => shop.Products.GetValueOrDefault(WooIds.Read(id)))
                    .OfType<StoredRecord>().Where(member => member.Text("price").Length > 0).OrderBy(member => Money.Read(member.Body["price"])).ToArray();
                product["price"] = members.Length == 0 ? "" : members[0].Text("price");
                product["on_sale"] = members.Any(member => Flags.Read(member.Body["on_sale"]));
                product["purchasable"] = false;
                break;
            default:
                var isOnSale = Text(product, "sale_price").Length > 0 && IsNow(product);
                product["on_sale"] = isOnSale;
                product["price"] = Text(product, isOnSale ? "sale_price" : "regular_price");
                // Whoever holds a key may see what is not published, so that it could be bought by him.
                product["purchasable"] = Text(product, "price").Length > 0 && Text(product, "type") != "external";
                break;
        }

        product["price_html"] = Html(product);
    }

    public IReadOnlyList<StoredRecord> Variations(long parent)
        => [.. shop.Products.Values.Where(product => product.Text("type") == "variation" && product.Number("parent_id") == parent && product.Text("status") != "trash")];

    private Instant? Date(JsonObject body, string field)
    {
        if (body[field + "_gmt"] is JsonValue gmt && shop.Dates.TryRead(gmt.ToString(), datesAreGmt: true, out var exact))
        {
            return exact;
        }

        return body[field] is JsonValue local && shop.Dates.TryRead(local.ToString(), datesAreGmt: false, out var at) ? at : null;
    }

    private bool IsNow(JsonObject product)
        => (product["date_on_sale_from_gmt"] is not JsonValue from || WooDates.FromGmt(from.ToString()) <= shop.Now)
            && (product["date_on_sale_to_gmt"] is not JsonValue to || WooDates.FromGmt(to.ToString()) >= shop.Now);

    private string Html(JsonObject product)
    {
        if (Text(product, "price").Length == 0 || Text(product, "type") is "variable" or "grouped")
        {
            return Text(product, "price").Length == 0 ? "" : Text(product, "price_html");
        }

        var price = Amount(Text(product, "price"));
        return !Flags.Read(product["on_sale"]) ? price
            : $"<del aria-hidden=\"true\">{Amount(Text(product, "regular_price"))}</del> <span class=\"screen-reader-text\">Original price was: {Plain(Text(product, "regular_price"))}.</span>"
                + $"<ins aria-hidden=\"true\">{price}</ins><span class=\"screen-reader-text\">Current price is: {Plain(Text(product, "price"))}.</span>";
    }

    private string Amount(string price) => string.Create(
        CultureInfo.InvariantCulture,
        $"<span class=\"woocommerce-Price-amount amount\"><bdi><span class=\"woocommerce-Price-currencySymbol\">{Symbol}</span>{Grouped(price)}</bdi></span>");

    private string Plain(string price) => Symbol.Replace("&#36;", "&#036;", StringComparison.Ordinal) + Grouped(price);

    private string Grouped(string price) => Money.Round(Money.Read(price), shop.Settings.Decimals)
        .ToString("N" + shop.Settings.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private string Symbol => shop.Settings.Currency switch
    {
        "EUR" => "&euro;",
        "GBP" => "&pound;",
        _ => "&#36;",
    };

    private static string Text(JsonObject product, string field) => product[field] is JsonValue value ? value.ToString() : "";
}
