using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>One command against a shop that stands ready for it, and what of it can be seen there afterwards.</summary>
internal abstract class CommandCase
{
    public static readonly CurrencyCode Usd = new("USD");

    public static IReadOnlyDictionary<string, Func<CommandCase>> All { get; } = new Dictionary<string, Func<CommandCase>>(StringComparer.Ordinal)
    {
        [nameof(SetOrderStatus)] = () => new Case<SetOrderStatus>(
            static shop => new SetOrderStatus(Key("status"), Order(PaidOrder(shop)), "completed", ["processing"]),
            static command => command with { Order = Order(999_999) },
            static (shop, command) => $"{shop.Send("GET", $"orders/{command.Order.Id}")["status"]}",
            "completed"),
        [nameof(NotifyShipment)] = () => new Case<NotifyShipment>(
            static shop => Shipment(PaidOrder(shop), new Parcel("DHL", "JD01"), new Parcel("DHL", "JD02")),
            static command => command with { Shipment = command.Shipment with { Order = Order(999_999) } },
            static (shop, command) => string.Join(' ', Tracking(shop, command).Select(entry => entry!["tracking_number"]!.GetValue<string>())),
            "JD01 JD02"),
        [nameof(AttachInvoice)] = () => new Case<AttachInvoice>(
            static shop => Invoice(PaidOrder(shop), "INV/1"),
            static command => command with { Order = Order(999_999) },
            static (shop, command) => $"{Meta(shop, command.Order.Id, "_invoice_number")} {(Meta(shop, command.Order.Id, "_retail_invoices") as JsonArray)?.Count}",
            "INV/1 1"),
        [nameof(RecordRefund)] = () => new Case<RecordRefund>(
            static shop => Refund(PaidOrder(shop), 7.5m),
            static command => command with { Refund = command.Refund with { Order = Order(999_999) } },
            static (shop, command) => string.Join(' ', shop.Send("GET", $"orders/{command.Refund.Order.Id}")["refunds"]!.AsArray().Select(refund => refund!["total"]!.GetValue<string>())),
            "-7.50"),
        [nameof(PublishStock)] = () => new Case<PublishStock>(
            static shop => new PublishStock(Key("stock"), Product(shop.Create("products", """{"name":"A","sku":"A","regular_price":"5"}""")), null, 12, Backorders: false),
            static command => command with { Product = Product(999_999) },
            static (shop, command) => $"{shop.Send("GET", $"products/{command.Product.Id}")["stock_quantity"]}",
            "12"),
        [nameof(PublishPrice)] = () => new Case<PublishPrice>(
            static shop => new PublishPrice(Key("price"), Product(shop.Create("products", """{"name":"A","sku":"A","regular_price":"5"}""")), null, new Money(6.25m, Usd), null),
            static command => command with { Product = Product(999_999) },
            static (shop, command) => $"{shop.Send("GET", $"products/{command.Product.Id}")["regular_price"]}",
            "6.25"),
        [nameof(PublishProduct)] = () => new Case<PublishProduct>(
            static _ => Shirt(),
            static command => command with { Product = command.Product with { Categories = ["No such category"] } },
            static (shop, _) => string.Join(' ', shop.Simulator.Products.Select(product => product["sku"]!.GetValue<string>()).Order(StringComparer.Ordinal)),
            "SHIRT SHIRT-M SHIRT-S"),
    };

    /// <summary>What can be seen after it was carried out once.</summary>
    public abstract string Expected { get; }

    public abstract void Prepare(SimulatedShop shop);

    public abstract Task<EffectResult> ApplyAsync(SimulatedShop shop, Finding? found = null);

    public abstract Task<Finding> FindAsync(SimulatedShop shop);

    /// <summary>The same for something that the shop does not have.</summary>
    public abstract Task<EffectResult> ApplyImpossibleAsync(SimulatedShop shop);

    public abstract string Seen(SimulatedShop shop);

    public static EffectKey Key(string verb, string id = "S1") => EffectKey.For(new EntityRef("erp-us", EntityKind.SalesOrder, id), verb, TestShop.Name);

    public static EntityRef Order(long id) => SimulatedShop.Ref(EntityKind.Order, id);

    public static EntityRef Product(long id) => SimulatedShop.Ref(EntityKind.Product, id);

    /// <summary>An order of 40.00 that was paid: two units at 20.00.</summary>
    public static long PaidOrder(SimulatedShop shop)
    {
        var product = shop.Create("products", """{"name":"P","regular_price":"20.00","manage_stock":true,"stock_quantity":10}""");
        return shop.Create("orders", $$"""{"set_paid":true,"line_items":[{"product_id":{{product}},"quantity":2}]}""");
    }

    public static NotifyShipment Shipment(long order, params Parcel[] parcels) => new(Key("ship"), new Shipment
    {
        Ref = new EntityRef("erp-us", new EntityKind("shipment"), "W1"),
        Order = Order(order),
        ShippedAt = Instant.FromUtc(2027, 3, 1, 9, 0),
        Parcels = [.. parcels],
    });

    public static AttachInvoice Invoice(long order, string number, string id = "I1") => new(
        EffectKey.For(new EntityRef("erp-us", EntityKind.Invoice, id), "attach", TestShop.Name), Order(order), number, new LocalDate(2027, 3, 1),
        new Money(40m, Usd), new Uri($"https://erp.example/my/invoices/{id}"));

    public static JsonNode? Meta(SimulatedShop shop, string order, string key) =>
        shop.Send("GET", $"orders/{order}")["meta_data"]!.AsArray().LastOrDefault(meta => meta!["key"]!.GetValue<string>() == key)?["value"];

    public static JsonArray Tracking(SimulatedShop shop, NotifyShipment command) =>
        shop.Send("GET", $"orders/{command.Shipment.Order.Id}")["meta_data"]!.AsArray()
            .LastOrDefault(meta => meta!["key"]!.GetValue<string>() == "_wc_shipment_tracking_items")?["value"]?.AsArray() ?? [];

    public static RecordRefund Refund(long order, decimal amount, string id = "R1") => new(Key("refund", id), new Refund
    {
        Ref = new EntityRef("erp-us", new EntityKind("credit-note"), id),
        Order = Order(order),
        Amount = new Money(amount, Usd),
        Reason = id,
    });

    public static PublishProduct Shirt() => new(Key("product"), new Product
    {
        Ref = new EntityRef("erp-us", EntityKind.Product, "SHIRT"),
        Sku = "SHIRT",
        Name = "Shirt & Tie",
        Published = true,
        Attributes = [new ProductAttribute("Size", ["S", "M"], Distinguishes: true)],
        Variants = [Variant("S"), Variant("M")],
    });

    public static ProductVariant Variant(string size, string? sku = null) => new(
        sku ?? "SHIRT-" + size, System.Collections.Immutable.ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("Size", size));

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static async Task<EffectResult> ApplyAsync<TCommand>(SimulatedShop shop, TCommand command, Finding? found = null)
        where TCommand : ICommand =>
        await Handler<TCommand>(shop).ApplyAsync(command, new EffectContext(command.Key, found, Instant.MaxValue), SimulatedShop.Token);

    public static ICommandHandler<TCommand> Handler<TCommand>(SimulatedShop shop)
        where TCommand : ICommand => shop.Host.GetRequiredKeyedService<ICommandHandler<TCommand>>(TestShop.Name);

    private sealed class Case<TCommand>(
        Func<SimulatedShop, TCommand> prepare, Func<TCommand, TCommand> impossible, Func<SimulatedShop, TCommand, string> seen, string expected) : CommandCase
        where TCommand : ICommand
    {
        private TCommand? _command;

        public override string Expected => expected;

        public override void Prepare(SimulatedShop shop) => _command = prepare(shop);

        public override Task<EffectResult> ApplyAsync(SimulatedShop shop, Finding? found = null) => ApplyAsync(shop, _command!, found);

        public override Task<Finding> FindAsync(SimulatedShop shop) => Handler<TCommand>(shop).FindAsync(_command!, SimulatedShop.Token);

        public override Task<EffectResult> ApplyImpossibleAsync(SimulatedShop shop) => ApplyAsync(shop, impossible(_command!), null);

        public override string Seen(SimulatedShop shop) => seen(shop, _command!);
    }
}
