using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Simulation.Erp;

namespace Retail.Connectors.Simulation.Status;

/// <summary>The ERP's warehouse: it ships what is confirmed, some of it in parts.</summary>
internal sealed class ShippingStaff
{
    private readonly World _world;
    private readonly OdooWorld _erp;
    private readonly Random _chance;
    private readonly double _share;
    private readonly HashSet<string> _shipped = [];

    public ShippingStaff(World world, OdooWorld erp)
    {
        _world = world;
        _erp = erp;
        _chance = new Random(unchecked((world.Seed * 86_028_121) + 19));
        _share = 0.3 + (_chance.NextDouble() * 0.6);
        Rest();
    }

    /// <summary>Whether all of an order has left, by its number in the shop.</summary>
    public bool HasShippedAll(string shopNumber) => _shipped.Contains(shopNumber);

    private void Rest() => _world.Schedule.After(Duration.FromMilliseconds(_chance.Next(4000, 40_000)), () =>
    {
        if (_world.Faulty)
        {
            Ship();
            Rest();
        }
    });

    private void Ship()
    {
        var domain = new JsonArray(new JsonArray("state", "=", "assigned"), new JsonArray("picking_type_code", "=", "outgoing"));
        var open = _erp.Call("stock.picking", "search_read", new JsonObject { ["domain"] = domain, ["fields"] = new JsonArray("sale_id", "move_ids") })!.AsArray();
        foreach (var picking in open.Where(_ => _chance.NextDouble() < _share))
        {
            Ship(picking!);
        }
    }

    private void Ship(JsonNode picking)
    {
        var order = _erp.Call("sale.order", "read", new JsonObject { ["ids"] = new JsonArray(Id(picking["sale_id"]!)), ["fields"] = new JsonArray("client_order_ref") })!;
        var number = order[0]!["client_order_ref"]!.ToString();
        var moves = picking["move_ids"]!.AsArray();
        var parts = moves.Count > 1 && _chance.NextDouble() < 0.3;
        if (parts)
        {
            _erp.Call("stock.move", "write", new JsonObject
            {
                ["ids"] = new JsonArray(moves[0]!.GetValue<int>()),
                ["vals"] = new JsonObject { ["picked"] = true },
            });
        }

        _erp.Call("stock.picking", "button_validate", new JsonObject
        {
            ["ids"] = new JsonArray(picking["id"]!.GetValue<int>()),
            ["context"] = new JsonObject { ["skip_backorder"] = true },
        });
        if (_world.Shop.Stories.TryGetValue(int.Parse(number, CultureInfo.InvariantCulture), out var story))
        {
            story.EverLeft = true;
        }

        if (!parts)
        {
            _shipped.Add(number);
        }

        _world.Note("warehouse", $"ships {(parts ? "a part" : "the rest")} of {number}");
    }

    private static int Id(JsonNode link) => link is JsonArray pair ? pair[0]!.GetValue<int>() : link.GetValue<int>();
}
