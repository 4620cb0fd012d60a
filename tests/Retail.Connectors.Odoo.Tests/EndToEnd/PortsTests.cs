using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>What is read, out of the simulator and out of a real server where one is named.</summary>
public sealed class PortsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Feeds_OrderShippedInvoicedPaid_TellEachRecordAndItsChanges(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (orders, shipments, invoices) = (world.Get<IChangeFeed<SalesOrder>>(), world.Get<IChangeFeed<Shipment>>(), world.Get<IChangeFeed<Invoice>>());
        var (orderCursor, shipmentCursor, invoiceCursor) = (await SkipAsync(orders), await SkipAsync(shipments), await SkipAsync(invoices));
        var order = await world.OrderAsync(stock: 10);
        var document = await world.SubmitAsync(order);
        await world.ShipAsync(document, 1);

        var (told, afterOrder) = await AllAsync(orders, orderCursor);
        var sale = told.Single(item => item.Ref == document.Document).Value!;
        Assert.Equal((order.Key.ShortForm(), DocumentStage.Confirmed, FulfilmentState.Part), (sale.Key, sale.Stage, sale.Fulfilment));
        Assert.Equal([(2m, 1m), (1m, 0m), (1m, 0m)], sale.Lines.Select(line => (line.Quantity, line.Delivered)));
        Assert.Equal(order.Order.Totals.Grand, sale.Totals.Grand);
        Assert.Equal(order.Order.Lines[0].Sku, sale.Lines[0].Sku);

        var (shipped, _) = await AllAsync(shipments, shipmentCursor);
        var shipment = shipped.Single(item => item.Value!.Order == document.Document).Value!;
        Assert.Equal([(sale.Lines[0].Id, 1m)], shipment.Lines.Select(line => (line.OrderLineId, line.Quantity)));

        var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var (first, afterInvoice) = await AllAsync(invoices, invoiceCursor);
        var invoice = first.Single(item => item.Ref == posted.Document).Value!;
        Assert.Equal((order.Order.Totals.Grand, order.Order.Totals.Grand), (invoice.Totals.Grand, invoice.Open));
        Assert.Equal([document.Document], invoice.SalesOrders);
        await world.ApplyAsync(OdooWorld.Payment(order, posted, 10));
        var (second, _) = await AllAsync(invoices, afterInvoice);
        Assert.Equal(order.Order.Totals.Grand.Amount - 10, second.Single(item => item.Ref == posted.Document).Value!.Open.Amount);
        var (changed, afterChange) = await AllAsync(orders, afterOrder);
        Assert.Equal(2m, changed.Single(item => item.Ref == document.Document).Value!.Lines[0].Invoiced);
        Assert.DoesNotContain((await AllAsync(orders, afterChange)).Items, item => item.Ref == document.Document);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stock_OrdersConfirmed_AreContainedWhateverIsReserved(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var source = world.Get<IStockSource>();
        var location = await source.LocationsAsync(OdooWorld.Token).FirstAsync(OdooWorld.Token);
        var order = world.Order((await world.ProductAsync(3)).Sku, (await world.ProductAsync()).Sku, quantity: 5);
        string[] skus = [order.Order.Lines[0].Sku, order.Order.Lines[1].Sku];

        Assert.Equal([3m, 0m], await NumbersAsync());
        var document = await world.SubmitAsync(order);
        Assert.Equal([-2m, -1m], await NumbersAsync());
        await world.ApplyAsync(new CancelOrder(EffectKey.For(order.Order.Ref, "cancel", OdooWorld.Erp), order.Order.Ref, document.Document, order.Key, string.Empty));
        Assert.Equal([3m, 0m], await NumbersAsync());

        var unknown = await Assert.ThrowsAsync<ConnectorException>(async () => await source.ReadAsync(["no such place"], skus, OdooWorld.Token).FirstAsync(OdooWorld.Token));
        Assert.Equal(ConnectorErrorKind.NotFound, unknown.Kind);
        var hints = await AllHintsAsync(world);
        Assert.Contains(hints, hint => hint == (world.Client.System, EntityKind.Product));

        async Task<decimal[]> NumbersAsync()
        {
            var levels = new Dictionary<string, decimal>(StringComparer.Ordinal);
            await foreach (var level in source.ReadAsync([location.Code], skus, OdooWorld.Token))
            {
                levels.Add(level.Sku, level.Quantity);
            }

            return [levels[skus[0]], levels[skus[1]]];
        }
    }

    [Theory]
    [InlineData(true)]
    public async Task Prices_OfAPriceList_ComeByQuantityAsOdooComputesThem(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var (sku, product) = await world.ProductAsync();
        await world.Client.WriteAsync("product.product", [product], new OdooValues().Set("list_price", 100m), OdooWorld.Token);
        var name = $"List {world.Run}";
        var list = (await world.Client.CreateAsync("product.pricelist", [new OdooValues().Set("name", name).Set("currency_id", 1).Set("item_ids",
            OdooLinkCommand.Create(new OdooValues().Set("applied_on", "3_global").Set("compute_price", "percentage").Set("percent_price", 10m)),
            OdooLinkCommand.Create(new OdooValues().Set("applied_on", "0_product_variant").Set("product_id", product).Set("min_quantity", 10m).Set("compute_price", "fixed").Set("fixed_price", 77.5m)),
            OdooLinkCommand.Create(new OdooValues().Set("applied_on", "0_product_variant").Set("product_id", product).Set("min_quantity", 50m).Set("compute_price", "formula").Set("base", "list_price").Set("price_discount", 33.3m).Set("price_round", 0.5m).Set("price_surcharge", -0.01m)))], OdooWorld.Token))[0];

        var prices = await CollectAsync(world.Get<IPriceSource>().ReadAsync(name, [sku], OdooWorld.Token));
        var own = await CollectAsync(world.Get<IPriceSource>().ReadAsync(string.Empty, [sku], OdooWorld.Token));

        Assert.Equal([(1m, 90m), (10m, 77.5m), (50m, 66.49m)], prices.Select(price => (price.MinQuantity, price.Amount.Amount)));
        Assert.Equal((100m, PriceBasis.Net), (Assert.Single(own).Amount.Amount, own[0].Basis));
        var partner = (await world.Client.CreateAsync("res.partner", [new OdooValues().Set("name", name)], OdooWorld.Token))[0];
        foreach (var price in prices)
        {
            var order = (await world.Client.CreateAsync("sale.order", [new OdooValues().Set("partner_id", partner).Set("pricelist_id", list).Set("order_line",
                OdooLinkCommand.Create(new OdooValues().Set("product_id", product).Set("product_uom_qty", price.MinQuantity)))], OdooWorld.Token))[0];
            var line = Assert.Single(await world.Client.SearchReadAsync<Odoo.Orders.OdooSaleOrderLine>(OdooDomain.Equal("order_id", order), null, OdooWorld.Token));
            Assert.Equal(price.Amount.Amount, decimal.Round(line.PriceUnit * (100 - line.Discount) / 100, 6));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Index_Keys_AreFoundManyAtOnce(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var invoice = OdooWorld.Invoice(order, document);
        await world.ApplyAsync(invoice);
        var index = world.Get<IDocumentIndex>();
        string[] keys = [.. Enumerable.Range(0, 450).Select(number => $"NO-SUCH-{number}"), order.Key.ShortForm()];

        var orders = await index.FindAsync(EntityKind.SalesOrder, keys, OdooWorld.Token);
        var invoices = await index.FindAsync(EntityKind.Invoice, [invoice.Key.ShortForm()], OdooWorld.Token);
        var partners = await index.FindAsync(EntityKind.Partner, [order.Customer.ShortForm()], OdooWorld.Token);

        Assert.Equal((document.Document, DocumentStage.Confirmed), (Assert.Single(orders).Value.Single().Document, orders[order.Key.ShortForm()][0].Stage));
        Assert.Equal(DocumentStage.Posted, Assert.Single(invoices).Value.Single().Stage);
        Assert.Single(partners);
    }

    [Theory]
    [InlineData(true)]
    public async Task Readers_ProductCustomerCredit_AreCanonical(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var order = await world.OrderAsync();
        var document = await world.SubmitAsync(order);
        var posted = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Invoice(order, document))).Receipt;
        var credit = Assert.IsType<EffectResult.Reached>(await world.ApplyAsync(OdooWorld.Credit(order, document, posted, [OdooWorld.Line("2", 1, 10.00m)]))).Receipt;
        var (sku, id) = await world.ProductAsync();

        var product = await world.Get<IReader<Product>>().ReadAsync(new EntityRef(OdooWorld.Erp, EntityKind.Product, OdooFormat.Id(id)), OdooWorld.Token);
        var sale = await world.Get<IReader<SalesOrder>>().ReadAsync(document.Document, OdooWorld.Token);
        var progress = await world.Get<IReader<SalesOrderProgress>>().ReadAsync(document.Document, OdooWorld.Token);
        var customer = await world.Get<IReader<Customer>>().ReadAsync(sale!.Value.Customer, OdooWorld.Token);
        var note = await world.Get<IReader<CreditNote>>().ReadAsync(credit.Document, OdooWorld.Token);
        var none = await world.Get<IReader<SalesOrder>>().ReadAsync(document.Document with { Id = "99999999" }, OdooWorld.Token);

        Assert.Equal((sku, true), (product!.Value.Sku, product.Value.Published));
        Assert.Equal(("Ädele \"Quote\" O'Hara 名前", "US", "CA"), (customer!.Value.Name, customer.Value.Address.Country, customer.Value.Address.Region));
        Assert.Equal((posted.Document, 10.00m, DocumentStage.Posted), (note!.Value.Invoice, note.Value.Totals.Grand.Amount, note.Value.Stage));
        Assert.Null(none);
        var whole = SalesOrderProgress.Of(sale.Value);
        Assert.Equal(DocumentStage.Confirmed, whole.Stage);
        Assert.Equal(whole.Lines, progress!.Value.Lines);
        Assert.Equal(whole, progress.Value with { Lines = whole.Lines });
        Assert.Null(await world.Get<IReader<SalesOrderProgress>>().ReadAsync(document.Document with { Id = "99999999" }, OdooWorld.Token));
        await world.Get<IProbe>().ProbeAsync(OdooWorld.Token);
        var description = await world.Get<ISystemDescription>().DescribeAsync(OdooWorld.Token);
        Assert.Equal(8, description.Commands.Count);
        var now = TimeProvider.System.GetCurrentInstant();
        var census = await CollectAsync(world.Get<ICensus<SalesOrder>>().ListAsync(new CensusWindow(now - NodaTime.Duration.FromDays(1), now + NodaTime.Duration.FromDays(1)), OdooWorld.Token));
        Assert.Equal(order.Key.ShortForm(), Assert.Single(census, entry => entry.Ref == document.Document).Key);
    }

    [Theory]
    [InlineData(true)]
    public async Task JsonRpc_SameCalls_GiveTheSameAnswers(bool live)
    {
        await using var world = await OdooWorld.OpenAsync(live);
        var login = Environment.GetEnvironmentVariable("RETAIL_LIVE_ODOO_LOGIN");
        Assert.SkipWhen(login is null or "", "No login for JSON-RPC: set RETAIL_LIVE_ODOO_LOGIN.");
        using var rpc = OdooClient.Create("rpc", options =>
        {
            options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("RETAIL_LIVE_ODOO_URL")!);
            options.AllowHttpToLoopback = true;
            options.Database = Environment.GetEnvironmentVariable("RETAIL_LIVE_ODOO_DB")!;
            options.ApiKey = Environment.GetEnvironmentVariable("RETAIL_LIVE_ODOO_KEY")!;
            options.Login = login!;
            options.Protocol = OdooProtocol.JsonRpc;
            options.CompanyId = 2;
        });
        var (sku, id) = await world.ProductAsync();

        var found = Assert.Single(await rpc.SearchReadAsync<Odoo.Products.OdooProduct>(OdooDomain.Equal("default_code", sku), null, OdooWorld.Token));
        await rpc.WriteAsync("product.product", [id], new OdooValues().Set("name", "renamed"), OdooWorld.Token);
        var loaded = await rpc.LoadAsync("product.product", ["id", "name"], [[$"live.{sku}", "loaded"]], OdooWorld.Token);
        var missing = await Assert.ThrowsAsync<ConnectorException>(() => rpc.WriteAsync("product.product", [99999999], new OdooValues().Set("name", "x"), OdooWorld.Token));

        Assert.Equal(id, found.Id);
        Assert.Equal([id], loaded.Ids);
        Assert.Equal("loaded", (await world.Client.FindAsync<Odoo.Products.OdooProduct>(id, OdooWorld.Token))!.Name);
        Assert.Equal((ConnectorErrorKind.NotFound, "odoo.exceptions.MissingError"), (missing.Kind, missing.Code));
        Assert.Matches(@"^19\.0(\+e)?(-\d{8})?$", (await rpc.GetVersionAsync(OdooWorld.Token)).Version);
    }

    private static async Task<Cursor> SkipAsync<T>(IChangeFeed<T> feed)
        where T : class => (await feed.ReadAsync(null, OdooWorld.Token)).Next;

    private static async Task<(List<FeedItem<T>.Seen> Items, Cursor Next)> AllAsync<T>(IChangeFeed<T> feed, Cursor after)
        where T : class
    {
        var items = new List<FeedItem<T>.Seen>();
        while (true)
        {
            var page = await feed.ReadAsync(after, OdooWorld.Token);
            items.AddRange(page.Items.Select(item => Assert.IsType<FeedItem<T>.Seen>(item)));
            after = page.Next;
            if (!page.HasMore)
            {
                return (items, after);
            }
        }
    }

    private static async Task<List<(SystemName, EntityKind)>> AllHintsAsync(OdooWorld world)
    {
        var feed = world.Get<IChangeFeed<StockLevel>>();
        var page = await feed.ReadAsync(null, OdooWorld.Token);
        return [.. page.Items.Select(item => Assert.IsType<FeedItem<StockLevel>.Seen>(item).Ref).Select(hint => (hint.System, hint.Kind))];
    }

    private static async Task<List<TItem>> CollectAsync<TItem>(IAsyncEnumerable<TItem> items)
    {
        var list = new List<TItem>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
