using System.Text.Json.Nodes;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class RecordRefundTests : IDisposable
{
    private static readonly CurrencyCode Usd = new("USD");
    private readonly ScriptedShop _shop = new();
    private readonly JsonArray _refunds = [];

    public RecordRefundTests() => _shop
        .On("GET", "/orders/7", _ => Order())
        .On("GET", "/orders/7/refunds", _ => _refunds.DeepClone())
        .On("POST", "/orders/7/refunds", request =>
        {
            var refund = request.Body!.DeepClone().AsObject();
            refund["id"] = 100 + _refunds.Count;
            refund.Remove("line_items");
            _refunds.Add(refund.DeepClone());
            return refund;
        }, 201);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyAsync_Lines_AreSentWithTaxesKeyAndWithoutGateway()
    {
        await using var host = _shop.Host();
        var command = Command(15.44m, Line("6", 1, 4.99m, restock: true, Tax("3", 0.20m), Tax("5", 0.25m)), Line("9", 0, 10m, restock: false));

        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        Assert.Equal(("shop-us/refund/100", DocumentStage.Posted), (reached.Receipt.Document.ToString(), reached.Receipt.Stage));
        Assert.Equal(
            $$"""{"amount":"15.44","reason":"Damaged","meta_data":[{"key":"_retail_effect","value":"{{command.Key.ShortForm()}}"}]"""
            + ""","line_items":[{"id":6,"quantity":1,"refund_total":"4.99","refund_tax":[{"id":3,"refund_total":"0.20"},{"id":5,"refund_total":"0.25"}]},{"id":9,"quantity":0,"refund_total":"10"}]"""
            + ""","api_refund":false,"api_restock":true}""",
            Assert.Single(_shop.Writes).Body!.ToJsonString());
        Assert.Equal(reached.Receipt.Document, Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, command)).Receipt.Document);
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, command with { Key = ScriptedShop.Key("other", "refund") }));
    }

    [Fact]
    public async Task ApplyAsync_OnlySomeLinesRestock_OthersComeBackAsMoney()
    {
        await using var host = _shop.Host();

        await ScriptedShop.ApplyAsync(host, Command(9m, Line("6", 1, 5m, restock: true), Line("8", 1, 4m, restock: false)));

        var body = Assert.Single(_shop.Writes).Body!;
        Assert.True(body["api_restock"]!.GetValue<bool>());
        Assert.Equal([1, 0], body["line_items"]!.AsArray().Select(line => line!["quantity"]!.GetValue<int>()));
    }

    [Fact]
    public async Task ApplyAsync_NoLineRestocks_TheShopIsToldSo()
    {
        await using var host = _shop.Host();

        await ScriptedShop.ApplyAsync(host, Command(5m, Line("6", 1, 5m, restock: false)));

        Assert.False(Assert.Single(_shop.Writes).Body!["api_restock"]!.GetValue<bool>());
        Assert.Equal(1, _shop.Writes.Single().Body!["line_items"]![0]!["quantity"]!.GetValue<int>());
    }

    [Fact]
    public async Task ApplyAsync_UnsoundRefunds_AreRefusedUnsent()
    {
        await using var host = _shop.Host();
        (string Code, RecordRefund Command)[] unsound =
        [
            ("more-than-captured", Command(100.01m)),
            ("amounts-differ", Command(0m)),
            ("amounts-differ", Command(5m, Line("6", 1, 4.99m, restock: true, Tax("3", 0.20m)))),
            ("unknown-line", Command(5m, Line("77", 1, 5m, restock: true))),
            ("unknown-tax", Command(5m, Line("6", 1, 4m, restock: true, Tax("99", 0.20m)))),
            ("quantity-refused", Command(5m, Line("6", 3, 5m, restock: true))),
            ("quantity-refused", Command(5m, Line("6", 0.5m, 5m, restock: true))),
            ("line-twice", Command(5m, Line("6", 1, 2m, restock: true), Line("6", 1, 3m, restock: true))),
            ("currency-differs", new RecordRefund(ScriptedShop.Key("R", "refund"), Command(5m).Refund with { Amount = new Money(5m, new CurrencyCode("EUR")) })),
        ];

        foreach (var (code, command) in unsound)
        {
            Assert.Equal(code, Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, command)).Code);
        }

        Assert.Empty(_shop.Writes);
    }

    [Fact]
    public async Task ApplyAsync_EarlierRefunds_CountAgainstWhatWasCaptured()
    {
        _refunds.Add(new JsonObject { ["id"] = 50, ["amount"] = "60.00", ["total"] = "-60.00", ["reason"] = string.Empty });
        await using var host = _shop.Host();

        var over = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(40.01m)));

        Assert.Equal("more-than-captured", over.Code);
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(40m)));
    }

    [Fact]
    public async Task ApplyAsync_ShopRefusesWithStatus500_IsRefusedInItsWords()
    {
        var recorded = Recording.Load("commands", "error-refund-larger-than-total");
        _shop.On("POST", "/orders/7/refunds", _ => JsonNode.Parse(recorded.Body)!, recorded.Status);
        await using var host = _shop.Host();

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(5m)));

        Assert.Equal("refund-refused", refused.Code);
        Assert.Contains("Invalid refund amount.", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_AnswerLost_IsAmbiguousAndThenFound()
    {
        _shop.On("POST", "/orders/7/refunds", request =>
        {
            var refund = request.Body!.DeepClone().AsObject();
            refund["id"] = 100;
            _refunds.Add(refund);
            return new JsonObject { ["gateway"] = "timeout" };
        }, 504);
        await using var host = _shop.Host();
        var command = Command(5m);

        var lost = await Assert.ThrowsAsync<ConnectorException>(() => ScriptedShop.ApplyAsync(host, command));
        var found = await ScriptedShop.FindAsync(host, command);
        _shop.On("GET", "/orders/7/refunds/100", _ => _refunds[0]!.DeepClone());
        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command, found));

        Assert.Equal(ConnectorErrorKind.Ambiguous, lost.Kind);
        Assert.Equal("100", reached.Receipt.Document.Id);
        Assert.Single(_shop.Writes);
    }

    [Fact]
    public async Task ApplyAsync_TwinWithoutKeyAfterALostAnswer_WaitsForAPerson()
    {
        _refunds.Add(new JsonObject { ["id"] = 50, ["amount"] = "5.00", ["total"] = "-5.00", ["reason"] = "Damaged" });
        await using var host = _shop.Host();

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(5m), new Finding.Nothing()));

        Assert.Equal("refund-resembles", refused.Code);
        Assert.Equal("50", refused.Left!.Document.Id);
        Assert.Empty(_shop.Writes);
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(5m)));
    }

    [Fact]
    public async Task FindAsync_KeyTwice_IsSeveralAndThenRefused()
    {
        await using var host = _shop.Host();
        var command = Command(5m);
        await ScriptedShop.ApplyAsync(host, command);
        await ScriptedShop.ApplyAsync(host, command);

        var several = Assert.IsType<Finding.Several>(await ScriptedShop.FindAsync(host, command));

        Assert.Equal(["100", "101"], several.Documents.Select(document => document.Id));
        Assert.Equal("several-documents", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, command, several)).Code);
    }

    [Fact]
    public async Task Traits_SettleTime_IsTheOption()
    {
        await using var host = _shop.Host(options => options.SettleAfter = TimeSpan.FromMinutes(5));

        var traits = ScriptedShop.Handler<RecordRefund>(host).Traits;

        Assert.Equal((EffectGuarantee.Lookup, Duration.FromMinutes(5)), (traits.Guarantee, traits.SettleAfter));
    }

    private static RecordRefund Command(decimal amount, params RefundLine[] lines) => new(ScriptedShop.Key("R", "refund"), new Refund
    {
        Ref = new EntityRef("erp-us", new EntityKind("credit-note"), "R"),
        Order = ScriptedShop.Order(7),
        Amount = new Money(amount, Usd),
        Reason = "Damaged",
        Lines = [.. lines],
    });

    private static RefundLine Line(string id, decimal quantity, decimal net, bool restock, params TaxAmount[] taxes) =>
        new(id, quantity, new Money(net, Usd), [.. taxes], restock);

    private static TaxAmount Tax(string rate, decimal amount) => new(rate, new Money(amount, Usd));

    private JsonNode Order()
    {
        var order = JsonNode.Parse(
            """
            {"id":7,"number":"7","status":"processing","currency":"USD","total":"100.00","date_paid_gmt":"2026-11-01T00:00:00",
             "line_items":[{"id":6,"quantity":2},{"id":8,"quantity":1}],"shipping_lines":[{"id":9}],"fee_lines":[],"tax_lines":[{"id":1,"rate_id":3},{"id":2,"rate_id":5}]}
            """)!;
        order["refunds"] = _refunds.DeepClone();
        return order;
    }
}
