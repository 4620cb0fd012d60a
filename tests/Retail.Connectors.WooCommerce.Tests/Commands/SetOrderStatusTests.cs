using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class SetOrderStatusTests : IDisposable
{
    private readonly ScriptedShop _shop = new();
    private string _status = "processing";

    public SetOrderStatusTests() => _shop
        .On("GET", "/orders/7", _ => Order())
        .On("PUT", "/orders/7", request =>
        {
            _status = request.Body!["status"]!.GetValue<string>();
            return Order();
        });

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("completed", "processing")]
    [InlineData("wc-completed", "wc-processing")]
    [InlineData("wc-ready-to-ship", "processing")]
    public async Task ApplyAsync_LegalChange_IsWrittenOnceWithoutPrefix(string status, string from)
    {
        await using var host = _shop.Host();
        var command = Command(status, from);

        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));
        var again = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        Assert.Equal((ScriptedShop.Order(7), "R-7"), (reached.Receipt.Document, reached.Receipt.DisplayName));
        Assert.Equal(reached.Receipt.Document, again.Receipt.Document);
        Assert.Equal($$"""{"status":"{{status.Replace("wc-", string.Empty, StringComparison.Ordinal)}}"}""", Assert.Single(_shop.Writes).Body!.ToJsonString());
        Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, command));
    }

    [Fact]
    public async Task ApplyAsync_CurrentStatusNotInFrom_IsRefusedUnwritten()
    {
        await using var host = _shop.Host();
        _status = "cancelled";

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("completed", "processing")));

        Assert.Equal("illegal-transition", refused.Code);
        Assert.Contains("'cancelled'", refused.Words, StringComparison.Ordinal);
        Assert.Empty(_shop.Writes);
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, Command("completed", "processing")));
    }

    [Theory]
    [InlineData("refunded")]
    [InlineData("wc-refunded")]
    public async Task ApplyAsync_Refunded_IsRefusedWhateverTheOptionsSay(string status)
    {
        await using var host = _shop.Host(options => options.AllowStatusRefunded = true);

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(status, "processing")));

        Assert.Equal("status-moves-money", refused.Code);
        Assert.Empty(_shop.Requests);
    }

    [Fact]
    public async Task ApplyAsync_UnknownOrderOrStatus_IsRefusedInTheShopsWords()
    {
        var order = Recording.Load("errors", "error-orders-unknown-id");
        var status = Recording.Load("errors", "error-order-update-bad-status");
        _shop.On("GET", "/orders/8", _ => JsonNode.Parse(order.Body)!, order.Status).On("PUT", "/orders/7", _ => JsonNode.Parse(status.Body)!, status.Status);
        await using var host = _shop.Host();

        var unknown = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("completed", "processing") with { Order = ScriptedShop.Order(8) }));
        var bad = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("bogus", "processing")));

        Assert.Equal(("unknown-order", "unknown-status"), (unknown.Code, bad.Code));
        Assert.Contains("Invalid parameter(s): status", bad.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_PluginMovesTheOrderOn_IsRefusedWithWhatStands()
    {
        _shop.On("PUT", "/orders/7", _ =>
        {
            _status = "on-hold";
            return Order();
        });
        await using var host = _shop.Host();

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("completed", "processing")));

        Assert.Equal("status-not-kept", refused.Code);
        Assert.Equal(ScriptedShop.Order(7), refused.Left!.Document);
    }

    [Fact]
    public async Task ApplyAsync_LeaseIsOver_SendsNothing()
    {
        await using var host = _shop.Host();
        var command = Command("completed", "processing");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => ScriptedShop.Handler<SetOrderStatus>(host).ApplyAsync(
            command, new EffectContext(command.Key, null, Instant.FromUtc(2020, 1, 1, 0, 0)), TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
        Assert.Empty(_shop.Requests);
    }

    private static SetOrderStatus Command(string status, string from) =>
        new(ScriptedShop.Key("S7", "status"), ScriptedShop.Order(7), status, [from]);

    private JsonObject Order() => new() { ["id"] = 7, ["number"] = "R-7", ["status"] = _status };
}
