using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class BatchTests
{
    private readonly WooCommerceSimulator _shop = RecordedShop.Load(time: RecordedState.Clock());

    [Theory]
    [InlineData(100, 200)]
    [InlineData(101, 413)]
    public void Handle_BatchOfSoMany_IsTakenUpToAHundred(int items, int status)
    {
        var creates = string.Join(',', Enumerable.Range(0, items - 1).Select(item => $$"""{"name":"N{{item}}"}"""));

        var answer = Post("products/batch", $$"""{"create":[{{creates}}],"delete":[1]}""");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public void Handle_BatchWithDeletionsWithoutNumbers_LosesTheirPlaces()
    {
        var answer = JsonNode.Parse(Post("orders/batch", """{"delete":[84,"abc",85]}""").BodyText)!;

        Assert.Equal([84, 85], answer["delete"]!.AsArray().Select(item => item!["id"]!.GetValue<long>()));
        Assert.DoesNotContain(_shop.Orders, order => order["id"]!.GetValue<long>() is 84 or 85);
    }

    [Fact]
    public void Handle_BatchWithUnknownStatus_MakesAPendingOrder()
    {
        var alone = Post("orders", """{"status":"bogus"}""");
        var answer = JsonNode.Parse(Post("orders/batch", """{"create":[{"status":"bogus"}],"update":[{"status":"completed"}]}""").BodyText)!;

        Assert.Equal(400, alone.Status);
        Assert.Equal("pending", answer["create"]![0]!["status"]!.GetValue<string>());
        Assert.Null(answer["update"]![0]!["id"]);
        Assert.Equal("woocommerce_rest_shop_order_invalid_id", answer["update"]![0]!["error"]!["code"]!.GetValue<string>());
    }

    private SimulatedResponse Post(string path, string body) => _shop.Handle(new()
    {
        Method = "POST",
        Path = "/wp-json/wc/v3/" + path,
        QueryString = "consumer_key=ck_simulated&consumer_secret=cs_simulated",
        Headers = [new("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
    });
}
