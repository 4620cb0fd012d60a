using System.Globalization;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Reading, feeds, censuses, stock and prices on a real server.</summary>
[Collection(LiveCollection.Name)]
public sealed class PortLiveTests(LiveTryton tryton)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shipment_InParts_IsReadAndTold()
    {
        var shipments = tryton.Service<IChangeFeed<Shipment>>();
        var sales = tryton.Service<IChangeFeed<SalesOrder>>();
        var (order, sale) = await tryton.SubmitAsync("ship");
        var (_, before) = await DrainAsync(shipments, null);
        var (_, salesBefore) = await DrainAsync(sales, null);
        await tryton.ShipAsync(sale, quantity: 1);

        var (told, _) = await DrainAsync(shipments, before);
        var (toldSales, _) = await DrainAsync(sales, salesBefore);

        Assert.Contains(sale.Document, toldSales.Select(item => item.Ref));
        var seen = new List<Shipment>();
        foreach (var item in told)
        {
            if (await tryton.Service<IReader<Shipment>>().ReadAsync(item.Ref, Cancel) is { } observed && observed.Value.Order == sale.Document)
            {
                seen.Add(observed.Value);
            }
        }

        var line = Assert.Single(Assert.Single(seen).Lines);
        Assert.Equal((sale.Lines["1"], "MUG-1", 1m), (line.OrderLineId, line.Sku, line.Quantity));
        var read = await tryton.Service<IReader<SalesOrder>>().ReadAsync(sale.Document, Cancel);
        Assert.Equal((FulfilmentState.Part, 1m), (read!.Value.Fulfilment, read.Value.Lines[0].Delivered));
        Assert.Equal(order.Key.ShortForm(), read.Value.Key);
        Assert.Equal((24.00m, 28.56m), (read.Value.Totals.Net.Amount, read.Value.Totals.Grand.Amount));
    }

    [Fact]
    public async Task Feed_OfCustomers_TellsNewAndChangedAndAddresses()
    {
        var feed = tryton.Service<IChangeFeed<Customer>>();
        var (_, cursor) = await DrainAsync(feed, null);
        var created = await tryton.ReachAsync(Shop.Customer($"{tryton.Run}-feed"));
        var (told, next) = await DrainAsync(feed, cursor);
        Assert.Contains(created.Document, told.Select(item => item.Ref));

        var party = await tryton.Client.FindAsync(TrytonModels.Parties, long.Parse(created.Document.Id, CultureInfo.InvariantCulture), Cancel);
        await tryton.Client.WriteAsync("party.address", [party!.Addresses[0].Id], new TrytonFields().Set("city", "Bonn"), null, Cancel);
        var (toldAgain, _) = await DrainAsync(feed, next);
        Assert.Contains(created.Document, toldAgain.Select(item => item.Ref));
        var read = await tryton.Service<IReader<Customer>>().ReadAsync(created.Document, Cancel);
        Assert.Equal(("Bonn", "DE", "ann@example.com", "+49 221 123456"), (read!.Value.Address.City, read.Value.Address.Country, read.Value.Email, read.Value.Phone));
    }

    [Fact]
    public async Task Feed_OfProducts_TellsThatAPriceChanged()
    {
        var feed = tryton.Service<IChangeFeed<Product>>();
        var (all, cursor) = await DrainAsync(feed, null);
        var mug = Assert.Single(await tryton.Client.SearchReadAsync(TrytonModels.Products, TrytonDomain.Equal("code", "MUG-1"), null, Cancel));
        var reference = new EntityRef(Shop.Erp, EntityKind.Product, mug.Template!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Contains(reference, all.Select(item => item.Ref));
        await tryton.Client.WriteAsync("product.template", [mug.Template.Value], new TrytonFields().Set("list_price", 10.00m), null, Cancel);

        var (told, _) = await DrainAsync(feed, cursor);

        Assert.Contains(reference, told.Select(item => item.Ref));
        var read = await tryton.Service<IReader<Product>>().ReadAsync(reference, Cancel);
        Assert.Equal(("MUG-1", true), (read!.Value.Sku, read.Value.Published));
    }

    [Fact]
    public async Task Stock_AfterAnOrder_ContainsItFromConfirmation()
    {
        var stock = tryton.Service<IStockSource>();
        var before = await LevelAsync(stock);
        var feed = tryton.Service<IChangeFeed<StockLevel>>();
        var (_, cursor) = await DrainAsync(feed, null);

        var (_, sale) = await tryton.SubmitAsync("stock");

        Assert.Equal((StockBasis.LessReserved, DocumentStage.Confirmed), (stock.Basis, stock.ContainedFrom));
        Assert.Equal(before - 4, await LevelAsync(stock));
        await tryton.ShipAsync(sale);
        Assert.Equal(before - 4, await LevelAsync(stock));
        var (told, _) = await DrainAsync(feed, cursor);
        var level = await tryton.Service<IReader<StockLevel>>().ReadAsync(told[0].Ref, Cancel);
        Assert.Equal(before - 4, level!.Value.Quantity);
        Assert.Contains("WH", await stock.LocationsAsync(Cancel).Select(location => location.Code).ToListAsync(Cancel));
        await Assert.ThrowsAsync<ConnectorException>(async () => await stock.ReadAsync(["NO"], null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Prices_OfAList_AreThoseTrytonComputes()
    {
        var prices = tryton.Service<IPriceSource>();

        var own = await prices.ReadAsync(string.Empty, ["MUG-1"], Cancel).ToListAsync(Cancel);
        var reduced = await prices.ReadAsync("B2B", ["MUG-1"], Cancel).ToListAsync(Cancel);

        Assert.Equal((10.00m, PriceBasis.Net), (Assert.Single(own).Amount.Amount, own[0].Basis));
        Assert.Equal(9.00m, Assert.Single(reduced).Amount.Amount);
        Assert.Contains("B2B", await prices.PriceListsAsync(Cancel).Select(list => list.Name).ToListAsync(Cancel));
        var missing = await Assert.ThrowsAsync<ConnectorException>(async () => await prices.ReadAsync("none", null, Cancel).ToListAsync(Cancel));
        Assert.Equal(ConnectorErrorKind.NotFound, missing.Kind);
    }

    [Fact]
    public async Task IndexAndCensus_OfAnOrder_NameItByItsKey()
    {
        var (order, sale) = await tryton.SubmitAsync("index");
        var key = order.Key.ShortForm();

        var found = await tryton.Service<IDocumentIndex>().FindAsync(EntityKind.SalesOrder, [key, "NOTHING-0"], Cancel);
        var parties = await tryton.Service<IDocumentIndex>().FindAsync(EntityKind.Partner, [order.Customer.ShortForm()], Cancel);
        var now = TimeProvider.System.GetCurrentInstant();
        var census = await tryton.Service<ICensus<SalesOrder>>()
            .ListAsync(new CensusWindow(now - Duration.FromDays(1), now + Duration.FromDays(1)), Cancel).ToListAsync(Cancel);

        Assert.Equal([key], found.Keys);
        Assert.Equal(sale.Document, Assert.Single(found[key]).Document);
        Assert.Single(parties);
        var entry = Assert.Single(census, entry => entry.Key == key);
        Assert.Equal((sale.Document, "processing", 28.56m), (entry.Ref, entry.State, entry.Total!.Value.Amount));
    }

    [Fact]
    public async Task Description_OfTheServer_NamesItAndItsGaps()
    {
        var description = await tryton.Service<ISystemDescription>().DescribeAsync(Cancel);
        await tryton.Service<IProbe>().ProbeAsync(Cancel);

        Assert.StartsWith("Tryton 6.0.", description.Product, StringComparison.Ordinal);
        Assert.EndsWith(" company 1", description.Identity, StringComparison.Ordinal);
        Assert.Equal(8, description.Commands.Count);
        Assert.Contains("web_shop", description.Settings["modules"], StringComparison.Ordinal);
        Assert.Equal("document", description.Settings["tax_rounding"]);
        Assert.Contains(description.Gaps, gap => gap.StartsWith("Tax is rounded once per document", StringComparison.Ordinal));
    }

    private static async Task<decimal> LevelAsync(IStockSource stock) =>
        Assert.Single(await stock.ReadAsync(["WH"], ["MUG-1", "NO-SUCH"], Cancel).ToListAsync(Cancel)).Quantity;

    private static async Task<(List<FeedItem<T>.Seen> Items, Cursor Cursor)> DrainAsync<T>(IChangeFeed<T> feed, Cursor? after)
        where T : class
    {
        var items = new List<FeedItem<T>.Seen>();
        FeedPage<T> page;
        do
        {
            page = await feed.ReadAsync(after, Cancel);
            items.AddRange(page.Items.Cast<FeedItem<T>.Seen>());
            after = page.Next;
        }
        while (page.HasMore);

        return (items, page.Next);
    }
}
