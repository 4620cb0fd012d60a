using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.WooCommerce.Orders;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Makes the taxed parts of one generated order: lines, fees, shipping.</summary>
internal sealed class LineMaker(Random random, Region region, Func<long> nextItem)
{
    private readonly int _digits = region.Digits;

    /// <summary>The rates that were met so far.</summary>
    public List<TaxRate> Met { get; } = [];

    public JsonObject Product(CatalogItem item, int quantity, decimal discount)
    {
        var rates = item.IsReduced ? region.Reduced : region.Standard;
        Met.AddRange(rates);
        // Every fifth price is finer than the currency: the line's total is rounded, its unit price is not.
        var scale = random.Next(5) == 0 ? _digits + 2 : _digits;
        var unit = Money.Round(item.Price * region.PriceLevel * (1m + (random.Next(-20, 21) / 173m)), scale);
        var subtotal = Split(Money.Round(unit * quantity, _digits), rates);
        var total = Split(Money.Round(unit * quantity * (1m - discount), _digits), rates);
        var taxes = new JsonArray();
        for (var index = 0; index < rates.Count; index++)
        {
            taxes.Add((JsonNode)Tax(rates[index], total.Taxes[index], Money.Write(subtotal.Taxes[index], _digits)));
        }

        return new()
        {
            ["id"] = nextItem(),
            ["name"] = item.Name,
            ["product_id"] = item.ParentId == 0 ? item.Id : item.ParentId,
            ["variation_id"] = item.ParentId == 0 ? 0 : item.Id,
            ["quantity"] = quantity,
            ["tax_class"] = item.IsReduced ? "reduced-rate" : "",
            ["subtotal"] = Money.Write(subtotal.Net, _digits),
            ["subtotal_tax"] = Money.Write(subtotal.Taxes.Sum(), _digits),
            ["total"] = Money.Write(total.Net, _digits),
            ["total_tax"] = Money.Write(total.Taxes.Sum(), _digits),
            ["taxes"] = taxes,
            ["meta_data"] = item.ParentId == 0 ? [] : Size(item),
            ["sku"] = item.Sku,
            ["global_unique_id"] = "",
            ["price"] = OrderTotals.Wire(OrderTotals.UnitPrice(total.Net, quantity)),
            ["image"] = new JsonObject { ["id"] = "", ["src"] = "" },
            ["parent_name"] = item.ParentName,
        };
    }

    /// <summary>A fee; amounts of fees are net in every shop.</summary>
    public JsonObject Fee(string name, decimal amount, bool taxed)
    {
        var rates = taxed ? region.Standard : [];
        var line = Charge(amount, rates);
        return new()
        {
            ["id"] = nextItem(),
            ["name"] = name,
            ["tax_class"] = "",
            ["tax_status"] = taxed ? "taxable" : "none",
            ["amount"] = "",
            ["total"] = line.Total,
            ["total_tax"] = line.TotalTax,
            ["taxes"] = line.Taxes,
            ["meta_data"] = new JsonArray(),
        };
    }

    /// <summary>Shipping; its cost is net in every shop.</summary>
    public JsonObject Shipping(string method, string title, decimal amount)
    {
        var line = Charge(amount, [.. region.Standard.Where(rate => rate.Shipping)]);
        return new()
        {
            ["id"] = nextItem(),
            ["method_title"] = title,
            ["method_id"] = method,
            ["instance_id"] = random.Next(2) == 0 ? "" : "3",
            ["total"] = line.Total,
            ["total_tax"] = line.TotalTax,
            ["taxes"] = line.Taxes,
            ["tax_status"] = "taxable",
            ["meta_data"] = new JsonArray(),
        };
    }

    private static JsonArray Size(CatalogItem item) =>
    [
        new JsonObject
        {
            ["id"] = item.Id,
            ["key"] = "pa_size",
            ["value"] = item.Name[^1].ToString().ToLowerInvariant(),
            ["display_key"] = "Size",
            ["display_value"] = item.Name[^1].ToString(CultureInfo.InvariantCulture),
        },
    ];

    private JsonObject Tax(TaxRate rate, decimal total, string subtotal)
        => new() { ["id"] = rate.Id, ["total"] = Money.Write(total, _digits), ["subtotal"] = subtotal };

    private (string Total, string TotalTax, JsonArray Taxes) Charge(decimal amount, IReadOnlyList<TaxRate> rates)
    {
        Met.AddRange(rates);
        var taxes = TaxArithmetic.OnNet(amount, rates, _digits);
        var list = new JsonArray();
        for (var index = 0; index < rates.Count; index++)
        {
            list.Add((JsonNode)Tax(rates[index], taxes[index], ""));
        }

        return (Money.Write(amount, _digits), Money.Write(taxes.Sum(), _digits), list);
    }

    private (decimal Net, decimal[] Taxes) Split(decimal price, IReadOnlyList<TaxRate> rates)
    {
        if (!region.Gross)
        {
            return (price, TaxArithmetic.OnNet(price, rates, _digits));
        }

        var taxes = TaxArithmetic.InGross(price, rates, _digits);
        return (price - taxes.Sum(), taxes);
    }
}
