using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Shipments;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class NotifyShipmentTests : IDisposable
{
    private readonly ScriptedShop _shop = new();
    private JsonArray _meta = [];

    public NotifyShipmentTests() => _shop
        .On("GET", "/orders/7", _ => Order())
        .On("PUT", "/orders/7", request =>
        {
            foreach (var entry in request.Body!["meta_data"]!.AsArray())
            {
                var key = entry!["key"]!.GetValue<string>();
                _meta = [.. _meta.Where(known => known!["key"]!.GetValue<string>() != key).Select(known => known!.DeepClone()), entry.DeepClone()];
            }

            return Order();
        });

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyAsync_Parcels_AreAddedOnceBesideTheOthers()
    {
        _meta.Add(JsonNode.Parse("""{"id":5,"key":"_wc_shipment_tracking_items","value":[{"tracking_provider":"dhl","tracking_number":"OLD","tracking_id":"abc","extra":[1]}]}"""));
        await using var host = _shop.Host();
        var command = Command(new Parcel("ups", "1Z-1"), new Parcel("Courier", "C 2", new Uri("https://courier.example/C2")));

        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, command));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        var key = command.Key.ShortForm();
        Assert.Equal(
            """{"meta_data":[{"id":5,"key":"_wc_shipment_tracking_items","value":[{"tracking_provider":"dhl","tracking_number":"OLD","tracking_id":"abc","extra":[1]},"""
            + """{"tracking_provider":"ups","custom_tracking_provider":"","custom_tracking_link":"","tracking_number":"1Z-1","date_shipped":"1790000000","tracking_id":"KEY-1"},"""
            .Replace("KEY", key, StringComparison.Ordinal)
            + """{"tracking_provider":"","custom_tracking_provider":"Courier","custom_tracking_link":"https://courier.example/C2","tracking_number":"C 2","date_shipped":"1790000000","tracking_id":"KEY-2"}]}]}"""
            .Replace("KEY", key, StringComparison.Ordinal),
            Assert.Single(_shop.Writes).Body!.ToJsonString());
        Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, command));
    }

    [Fact]
    public async Task ApplyAsync_CorrectedShipment_ReplacesItsOwnParcelsOnly()
    {
        await using var host = _shop.Host();
        var other = Command(new Parcel("ups", "other")) with { Key = ScriptedShop.Key("S2", "ship") };
        await ScriptedShop.ApplyAsync(host, other);
        await ScriptedShop.ApplyAsync(host, Command(new Parcel("ups", "wrong")));
        var corrected = Command(new Parcel("ups", "right"));

        Assert.IsType<Finding.Partial>(await ScriptedShop.FindAsync(host, corrected));
        await ScriptedShop.ApplyAsync(host, corrected);

        Assert.Equal(["other", "right"], _meta[0]!["value"]!.AsArray().Select(entry => entry!["tracking_number"]!.GetValue<string>()));
        Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, other));
    }

    [Fact]
    public async Task ApplyAsync_LaterGeneration_ReplacesTheParcelsOfTheFirst()
    {
        await using var host = _shop.Host();
        var first = Command(new Parcel("ups", "late"));
        await ScriptedShop.ApplyAsync(host, first);
        var second = Command(new Parcel("ups", "1Z"), new Parcel("ups", "2Z"));
        second = second with { Key = EffectKey.For(first.Key.Source, first.Key.Verb, first.Key.Target, first.Key.Part, 2) };

        Assert.IsType<Finding.Partial>(await ScriptedShop.FindAsync(host, second));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, second));

        Assert.Equal(["1Z", "2Z"], _meta[0]!["value"]!.AsArray().Select(entry => entry!["tracking_number"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("\"\"", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    [InlineData("""{"0":{"tracking_id":"a"},"2":{"tracking_id":"b"}}""", 3)]
    public async Task ApplyAsync_ListAsPhpLeavesIt_IsRead(string value, int entries)
    {
        _meta.Add(new JsonObject { ["id"] = 5, ["key"] = "_wc_shipment_tracking_items", ["value"] = JsonNode.Parse(value) });
        await using var host = _shop.Host();

        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(new Parcel("ups", "1Z"))));

        Assert.Equal(entries, _meta[0]!["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task ApplyAsync_SomethingElseInTheField_IsRefusedUntouched()
    {
        _meta.Add(JsonNode.Parse("""{"id":5,"key":"tracking","value":"see mail"}"""));
        await using var host = _shop.Host(options => options.TrackingMetaKey = "tracking");

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(new Parcel("ups", "1Z"))));

        Assert.Equal("tracking-unreadable", refused.Code);
        Assert.Empty(_shop.Writes);
    }

    private static NotifyShipment Command(params Parcel[] parcels) => new(ScriptedShop.Key("S1", "ship"), new Shipment
    {
        Ref = new EntityRef("erp-us", new EntityKind("delivery"), "S1"),
        Order = ScriptedShop.Order(7),
        ShippedAt = Instant.FromUnixTimeSeconds(1_790_000_000),
        Parcels = [.. parcels],
    });

    private JsonObject Order() => new() { ["id"] = 7, ["number"] = "7", ["status"] = "processing", ["meta_data"] = _meta.DeepClone() };
}
