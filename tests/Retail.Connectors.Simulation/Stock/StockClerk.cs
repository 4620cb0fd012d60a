using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Simulation.Erp;

namespace Retail.Connectors.Simulation.Stock;

/// <summary>Who counts goods in the ERP's warehouse: some come, some are missing.</summary>
internal sealed class StockClerk
{
    private static readonly string[] InventoryFields = ["quantity"];

    private readonly World _world;
    private readonly OdooWorld _erp;
    private readonly StockOracle _oracle;
    private readonly Random _chance;
    private readonly Dictionary<string, int> _products = [];
    private readonly int _place;

    public StockClerk(World world, OdooWorld erp, StockOracle oracle)
    {
        _world = world;
        _erp = erp;
        _oracle = oracle;
        _chance = new Random(unchecked((world.Seed * 982_451_653) + 23));
        var warehouse = erp.Call("stock.warehouse", "search_read", new JsonObject { ["domain"] = new JsonArray(), ["fields"] = new JsonArray("code", "lot_stock_id") })![0]!;
        _place = Id(warehouse["lot_stock_id"]!);
        Location = warehouse["code"]!.ToString();
        foreach (var sku in StockGoods.Skus)
        {
            _products[sku] = Created(erp.Call("product.product", "create", new JsonObject
            {
                ["vals_list"] = new JsonArray(new JsonObject
                {
                    ["name"] = sku, ["default_code"] = sku, ["type"] = "consu", ["is_storable"] = true, ["list_price"] = 20, ["taxes_id"] = new JsonArray(),
                }),
            }));
            Count(sku, _chance.Next(3, 30));
        }

        Rest();
    }

    /// <summary>The code of the warehouse.</summary>
    public string Location { get; }

    private void Rest() => _world.Schedule.After(Duration.FromMilliseconds(_chance.Next(5000, 50_000)), () =>
    {
        if (!_world.Faulty)
        {
            return;
        }

        foreach (var sku in StockGoods.Skus.Where(_ => _chance.NextDouble() < 0.4))
        {
            Count(sku, _chance.NextDouble() < 0.2 ? -_chance.Next(1, 4) : _chance.Next(1, 9));
        }

        Rest();
    });

    /// <summary>So many more, or fewer, lie there.</summary>
    private void Count(string sku, int by)
    {
        var lies = Lies(sku);
        by = Math.Max(by, -lies);
        var quant = Created(_erp.Call("stock.quant", "create", new JsonObject
        {
            ["vals_list"] = new JsonArray(new JsonObject { ["product_id"] = _products[sku], ["location_id"] = _place, ["inventory_quantity"] = lies + by }),
            ["context"] = new JsonObject { ["inventory_mode"] = true },
        }));
        _erp.Call("stock.quant", "action_apply_inventory", new JsonObject { ["ids"] = new JsonArray(quant), ["context"] = new JsonObject { ["inventory_mode"] = true } });
        _oracle.Counted(sku, by);
        _world.Note("clerk", $"counts {by:+0;-0;0} of {sku}, {lies} lay there");
    }

    private int Lies(string sku)
    {
        var domain = new JsonArray(new JsonArray("product_id", "=", _products[sku]), new JsonArray("location_id", "=", _place));
        var quants = _erp.Call("stock.quant", "search_read", new JsonObject { ["domain"] = domain, ["fields"] = new JsonArray([.. InventoryFields.Select(field => (JsonNode)field)]) })!;
        return (int)quants.AsArray().Sum(quant => quant!["quantity"]!.GetValue<decimal>());
    }

    private static int Created(JsonNode? answer) => answer is JsonArray ids ? ids[0]!.GetValue<int>() : answer!.GetValue<int>();

    private static int Id(JsonNode link) => link is JsonArray pair ? pair[0]!.GetValue<int>() : link.GetValue<int>();
}
