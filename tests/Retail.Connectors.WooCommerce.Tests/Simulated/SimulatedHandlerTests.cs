using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Refunds;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>What is particular to one command, over a shop that keeps state.</summary>
public class SimulatedHandlerTests
{
    [Theory]
    [InlineData("refunded")]
    [InlineData("wc-refunded")]
    public async Task SetOrderStatus_Refunded_IsRefusedAndMovesNoMoney(string status)
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);

        var refused = Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(
            shop, new SetOrderStatus(CommandCase.Key("status"), CommandCase.Order(order), status, ["processing"])));

        Assert.Equal("status-moves-money", refused.Code);
        Assert.Empty(shop.Send("GET", $"orders/{order}")["refunds"]!.AsArray());
    }

    [Fact]
    public async Task SetOrderStatus_ShopsOwnStatus_IsSetAndAnIllegalChangeIsNot()
    {
        await using var shop = new SimulatedShop(new WooShopSettings { OwnOrderStatuses = new Dictionary<string, string>(StringComparer.Ordinal) { ["verpackt"] = "Verpackt" } });
        var order = CommandCase.PaidOrder(shop);
        var command = new SetOrderStatus(CommandCase.Key("status"), CommandCase.Order(order), "wc-verpackt", ["wc-processing"]);

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));
        var illegal = await CommandCase.ApplyAsync(shop, command with { Status = "completed", From = ["processing"] });
        var unknown = await CommandCase.ApplyAsync(shop, command with { Status = "no-such", From = ["verpackt"] });

        Assert.Equal("verpackt", shop.Send("GET", $"orders/{order}")["status"]!.GetValue<string>());
        Assert.Equal(["illegal-transition", "unknown-status"], new[] { illegal, unknown }.Select(result => Assert.IsType<EffectResult.Refused>(result).Code));
    }

    [Fact]
    public async Task NotifyShipment_SecondParcelAndAnothersEntry_AreKeptBoth()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        shop.Send("PUT", $"orders/{order}", """{"meta_data":[{"key":"_wc_shipment_tracking_items","value":[{"tracking_number":"BY-HAND","tracking_id":"abc"}]}]}""");
        var one = CommandCase.Shipment(order, new Parcel("DHL", "JD01"));
        await CommandCase.ApplyAsync(shop, one);

        var both = CommandCase.Shipment(order, new Parcel("DHL", "JD01"), new Parcel("UPS", "1Z02", new Uri("https://track.example/1Z02")));
        var partial = Assert.IsType<Finding.Partial>(await CommandCase.Handler<NotifyShipment>(shop).FindAsync(both, SimulatedShop.Token));
        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, both, partial));

        Assert.Equal(["BY-HAND", "JD01", "1Z02"], CommandCase.Tracking(shop, both).Select(entry => entry!["tracking_number"]!.GetValue<string>()));
    }

    /// <summary>The list is one field: who wrote it from what stood there before would undo what another added meanwhile.</summary>
    [Fact]
    public async Task NotifyShipment_TwoOfOneOrderTogether_AreKeptBoth()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        var (reads, bothHaveRead) = (0, new TaskCompletionSource());
        shop.Handler.AfterCommit = call =>
        {
            if (call.Request.Method == "GET" && Interlocked.Increment(ref reads) == 2)
            {
                bothHaveRead.TrySetResult();
            }

            return Task.CompletedTask;
        };

        // The first to write waits for the second to read, if that reads at all before.
        shop.Handler.BeforeCarriedOut = call => call.Request.Method == "PUT"
            ? Task.WhenAny(bothHaveRead.Task, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, SimulatedShop.Token))
            : Task.CompletedTask;
        var one = CommandCase.Shipment(order, new Parcel("DHL", "JD01"));
        var other = CommandCase.Shipment(order, new Parcel("DHL", "JD02")) with { Key = CommandCase.Key("ship", "S2") };

        var results = await Task.WhenAll(CommandCase.ApplyAsync(shop, one), CommandCase.ApplyAsync(shop, other));

        Assert.All(results, result => Assert.IsType<EffectResult.Reached>(result));
        Assert.Equal(["JD01", "JD02"], CommandCase.Tracking(shop, one).Select(entry => entry!["tracking_number"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RecordRefund_LinesThatRestock_MoveTheStockOnce()
    {
        await using var shop = new SimulatedShop();
        var order = CommandCase.PaidOrder(shop);
        var line = shop.Send("GET", $"orders/{order}")["line_items"]![0]!;
        var (id, product) = (line["id"]!.GetValue<long>(), line["product_id"]!.GetValue<long>());
        var command = CommandCase.Refund(order, 20m);
        command = command with { Refund = command.Refund with { Lines = [new RefundLine(CommandCase.Text(id), 1, new Money(20m, CommandCase.Usd), [], Restock: true)] } };

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));

        Assert.Equal(9, shop.Send("GET", $"products/{product}")["stock_quantity"]!.GetValue<int>());
        var unknown = command with { Key = CommandCase.Key("refund", "R2"), Refund = command.Refund with { Lines = [command.Refund.Lines[0] with { OrderLineId = "99999" }] } };
        Assert.Equal("unknown-line", Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, unknown)).Code);
        Assert.Equal("more-than-captured", Assert.IsType<EffectResult.Refused>(await CommandCase.ApplyAsync(shop, CommandCase.Refund(order, 20.01m, "R3"))).Code);
    }

    /// <summary>As recorded: of refunds that arrive together the shop lets through more than was paid. None of that passes unnoticed.</summary>
    [Fact]
    public async Task RecordRefund_SixInParallel_OneIsReachedAndEveryOtherIsTold()
    {
        await using var shop = new SimulatedShop(new WooShopSettings { MissesParallelRefunds = true }, options => options.MaxConcurrency = 6);
        shop.Time.Advance(TimeSpan.FromSeconds(1));
        var order = CommandCase.PaidOrder(shop);
        using var gate = new Barrier();
        shop.Handler.BeforeCarriedOut = call => call.Request.Method == "POST" && call.Request.Path.EndsWith("/refunds", StringComparison.Ordinal) ? gate.WaitAsync() : Task.CompletedTask;

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => CommandCase.ApplyAsync(shop, CommandCase.Refund(order, 40m, $"R{index}"))));

        var refunds = shop.Send("GET", $"orders/{order}")["refunds"]!.AsArray().Count;
        Assert.Equal(6, refunds);
        Assert.Single(results.OfType<EffectResult.Reached>());
        Assert.All(results.OfType<EffectResult.Refused>(), refused => Assert.Equal(("over-refunded", true), (refused.Code, refused.Left is not null)));
    }

    [Fact]
    public async Task PublishStock_OneUnknownProductAmongMany_SpoilsNoOther()
    {
        await using var shop = new SimulatedShop();
        var parent = shop.Create("products", """{"name":"T","type":"variable","attributes":[{"name":"Size","variation":true,"options":["S"]}]}""");
        var variation = shop.Create($"products/{parent}/variations", """{"sku":"T-S","regular_price":"5","attributes":[{"name":"Size","option":"S"}]}""");
        var simple = Enumerable.Range(0, 120).Select(index => shop.Create("products", $$"""{"name":"P{{index}}","sku":"P{{index}}"}""")).ToList();
        var commands = simple.Select((id, index) => Stock($"P{index}", id, null, index)).Append(Stock("gone", 999_999, null, 1)).Append(Stock("var", variation, parent, 3)).ToList();

        var results = await shop.Host.GetRequiredKeyedService<IBatchCommandHandler<PublishStock>>(TestShop.Name)
            .ApplyBatchAsync(commands, new EffectContext(commands[0].Key, null, Instant.MaxValue), SimulatedShop.Token);

        Assert.Equal(commands.Count, results.Count);
        Assert.Equal("unknown-product", Assert.IsType<EffectResult.Refused>(Assert.Single(results.Values, result => result is not EffectResult.Reached)).Code);
        Assert.Equal(Enumerable.Range(0, 120), simple.Select(id => shop.Send("GET", $"products/{id}")["stock_quantity"]!.GetValue<int>()));
        Assert.Equal(3, shop.Send("GET", $"products/{parent}/variations/{variation}")["stock_quantity"]!.GetValue<int>());
    }

    [Fact]
    public async Task PublishPrice_SaleWithAWindow_HoldsWithinIt()
    {
        await using var shop = new SimulatedShop();
        var product = shop.Create("products", """{"name":"A","sku":"A","regular_price":"10"}""");
        var from = Instant.FromUtc(2027, 3, 2, 0, 0);
        var command = new PublishPrice(
            CommandCase.Key("price"), CommandCase.Product(product), null, new Money(10m, CommandCase.Usd), new SalePrice(new Money(8.5m, CommandCase.Usd), from, from + Duration.FromDays(7)));

        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, command));
        Assert.Equal(("10", "8.5", "2027-03-02T00:00:00", "2027-03-09T00:00:00"), Shown());

        var ended = command with { Sale = null };
        Assert.IsType<Finding.Nothing>(await CommandCase.Handler<PublishPrice>(shop).FindAsync(ended, SimulatedShop.Token));
        Assert.IsType<EffectResult.Reached>(await CommandCase.ApplyAsync(shop, ended));
        Assert.Equal(("10", string.Empty, string.Empty, string.Empty), Shown());
        Assert.Equal("sale-above-regular", Assert.IsType<EffectResult.Refused>(
            await CommandCase.ApplyAsync(shop, command with { Sale = new SalePrice(new Money(11m, CommandCase.Usd)) })).Code);
        Assert.Equal("currency-differs", Assert.IsType<EffectResult.Refused>(
            await CommandCase.ApplyAsync(shop, command with { Regular = new Money(10m, new CurrencyCode("EUR")), Sale = null })).Code);

        (string, string, string, string) Shown()
        {
            var shown = shop.Send("GET", $"products/{product}");
            return (Field("regular_price"), Field("sale_price"), Field("date_on_sale_from_gmt"), Field("date_on_sale_to_gmt"));

            string Field(string name) => shown[name]?.GetValue<string>() ?? string.Empty;
        }
    }

    private static PublishStock Stock(string key, long product, long? parent, int quantity) => new(
        CommandCase.Key("stock", key), CommandCase.Product(product), parent is { } above ? CommandCase.Product(above) : null, quantity, Backorders: false);

    /// <summary>Holds six calls until all of them are there.</summary>
    private sealed class Barrier : IDisposable
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _arrived;

        public Task WaitAsync()
        {
            if (Interlocked.Increment(ref _arrived) == 6)
            {
                _open.SetResult();
            }

            return _open.Task;
        }

        public void Dispose() => _open.TrySetResult();
    }
}
