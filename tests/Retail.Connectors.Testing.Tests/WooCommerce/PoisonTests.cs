using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class PoisonTests
{
    private readonly WooCommerceSimulator _shop = RecordedShop.Load(time: RecordedState.Clock());

    [Fact]
    public void Handle_MistypedOrder_SpoilsItAloneAmongTheOthers()
    {
        _shop.Poison(85, WooPoison.Mistyped);

        var page = JsonNode.Parse(Get("orders?include=84,85,86").BodyText)!.AsArray();

        Assert.Equal(3, page.Count);
        var odd = Assert.Single(page, order => order!["total"] is null);
        Assert.Equal(85, odd!["id"]!.GetValue<long>());
        Assert.Equal(JsonValueKind.Array, odd["billing"]!.GetValueKind());
        Assert.Equal(JsonValueKind.Object, odd["line_items"]!.GetValueKind());
    }

    [Fact]
    public void Handle_EnormousOrder_IsEnormous()
    {
        _shop.Poison(85, WooPoison.Enormous);

        Assert.True(Get("orders/85").Body.Length > 16_000_000);
        Assert.True(Get("orders/84").Body.Length < 100_000);
    }

    [Fact]
    public void Handle_FatalOrder_KillsEveryPageThatHoldsIt()
    {
        _shop.Poison(85, WooPoison.Fatal);

        Assert.Equal([500, 500, 200], new[] { "orders/85", "orders?include=84,85", "orders?include=84" }.Select(path => Get(path).Status));
    }

    [Fact]
    public void Poison_ShareWithSeed_ChoosesTheSameEachTime()
    {
        var chosen = _shop.Poison(0.2, WooPoison.Mistyped, seed: 3);

        Assert.Equal(chosen, RecordedShop.Load().Poison(0.2, WooPoison.Mistyped, seed: 3));
        Assert.InRange(chosen.Count, 10, 30);
    }

    private SimulatedResponse Get(string path) => _shop.Handle(new()
    {
        Method = "GET",
        Path = "/wp-json/wc/v3/" + path.Split('?')[0],
        QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated&" + (path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[1] : ""),
    });
}
