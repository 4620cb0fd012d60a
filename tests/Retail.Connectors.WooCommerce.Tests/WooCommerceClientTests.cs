using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Retail.Connectors.WooCommerce.Tests;

public sealed class WooCommerceClientTests : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/shops/us/")]
    public async Task GetAsync_RecordedOrder_SendsWhatWasRecorded(string folder)
    {
        var recording = Recording.Load("orders", "orders-get-01");
        Answer(folder.TrimEnd('/') + recording.Path, recording);
        await using var shop = TestShop.At(_server.Url + folder);

        var order = await shop.Client().Orders.GetAsync(long.Parse(recording.Path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

        Assert.Equal($"/wp-json/wc/v3/orders/{order.Id}", recording.Path);
        var request = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal("GET", request.Method);
        Assert.Equal(folder.TrimEnd('/') + recording.Path, request.Path);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TestShop.Key}:{TestShop.Secret}")), Header(request, "Authorization"));
        Assert.StartsWith("Retail.Connectors.WooCommerce", Header(request, "User-Agent"), StringComparison.Ordinal);
        Assert.NotEmpty(Header(request, "X-Correlation-Id"));
        Assert.False(request.Headers!.ContainsKey("Transfer-Encoding"));
        Assert.Null(request.Body);
    }

    [Fact]
    public async Task ListAsync_Query_IsWrittenAsTheShopReadsIt()
    {
        Answer("/wp-json/wc/v3/orders", "[]", total: 0);
        await using var shop = TestShop.At(_server.Url!);
        var query = new WooOrderQuery
        {
            Statuses = ["processing", "on-hold"],
            ModifiedAfter = Instant.FromUtc(2026, 11, 1, 5, 30, 15),
            Customer = 0,
            Ids = [4, 7],
            Search = "Müller & Söhne",
        };

        Assert.Empty(await shop.Client().Orders.ListAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        var sent = Assert.Single(_server.LogEntries).RequestMessage!.Query!.ToDictionary(pair => pair.Key, pair => string.Join('|', pair.Value));
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["customer"] = "0",
                ["dates_are_gmt"] = "true",
                ["include"] = "4,7",
                ["modified_after"] = "2026-11-01T05:30:15",
                ["order"] = "asc",
                ["orderby"] = "id",
                ["per_page"] = "100",
                ["search"] = "Müller & Söhne",
                ["status"] = "processing,on-hold",
            },
            new SortedDictionary<string, string>(sent, StringComparer.Ordinal));
    }

    [Fact]
    public async Task ListAsync_RecordedPage_IsReadWhole()
    {
        var orders = Recording.Load("orders", "orders-full-100");
        var products = Recording.Load("products", "products-list");
        var customers = Recording.Load("customers", "customers-list-role-all");
        Answer("/wp-json/wc/v3/orders", Encoding.UTF8.GetString(orders.Body), total: 100);
        Answer("/wp-json/wc/v3/products", Encoding.UTF8.GetString(products.Body), total: 10);
        Answer("/wp-json/wc/v3/customers", Encoding.UTF8.GetString(customers.Body), total: 5);
        await using var shop = TestShop.At(_server.Url!);
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(100, (await shop.Client().Orders.ListAsync(null, token).ToListAsync(token)).Select(order => order.Id).Distinct().Count());
        Assert.NotEmpty(await shop.Client().Products.ListAsync(new WooProductQuery { Skus = ["A", "B"] }, token).ToListAsync(token));
        Assert.NotEmpty(await shop.Client().Customers.ListAsync(null, token).ToListAsync(token));
        Assert.Equal(3, _server.LogEntries.Count);
        Assert.Equal("A,B", string.Join(',', _server.LogEntries.Single(entry => entry.RequestMessage!.Path.EndsWith("products", StringComparison.Ordinal)).RequestMessage!.Query!["sku"]));
    }

    [Fact]
    public async Task GetAsync_BriefOutage_IsRetriedWithTheSameRequestId()
    {
        _server.Given(Request.Create()).InScenario("outage").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(503).WithBody("<html>maintenance</html>"));
        _server.Given(Request.Create()).InScenario("outage").WhenStateIs("up").RespondWith(Response.Create().WithStatusCode(200).WithBody("{\"id\":7}"));
        await using var shop = TestShop.At(_server.Url!, options => options.ReadRetries = 2);

        var order = await shop.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal(7, order.Id);
        Assert.Equal(2, _server.LogEntries.Count);
        Assert.Single(_server.LogEntries.Select(entry => Header(entry.RequestMessage!, "X-Correlation-Id")).Distinct());
    }

    [Fact]
    public async Task GetAsync_Failures_AreConnectorExceptionsWithoutSecrets()
    {
        var token = TestContext.Current.CancellationToken;
        _server.Given(Request.Create().WithPath("/wp-json/wc/v3/orders/1")).RespondWith(Response.Create().WithStatusCode(429).WithHeader("Retry-After", "7").WithBody("slow down"));
        _server.Given(Request.Create().WithPath("/wp-json/wc/v3/orders/2")).RespondWith(Response.Create().WithStatusCode(301).WithHeader("Location", "https://www.shop.example.com/x?y=1"));
        _server.Given(Request.Create().WithPath("/wp-json/wc/v3/orders/3")).RespondWith(Response.Create().WithStatusCode(200).WithBody(new string(' ', 70_000) + "{}"));
        _server.Given(Request.Create().WithPath("/wp-json/wc/v3/orders/4")).RespondWith(Response.Create().WithStatusCode(200).WithBody("{\"id\":4,"));
        _server.Given(Request.Create().WithPath("/wp-json/wc/v3/orders/5")).RespondWith(Response.Create().WithStatusCode(200).WithDelay(TimeSpan.FromSeconds(30)).WithBody("{\"id\":5}"));
        await using var shop = TestShop.At(_server.Url!, options => options.MaxResponseBytes = 64 * 1024);
        await using var hurried = TestShop.At(_server.Url!, options => options.ReadDeadline = TimeSpan.FromMilliseconds(500));
        var orders = shop.Client().Orders;

        var limited = await Assert.ThrowsAsync<ConnectorException>(() => orders.GetAsync(1, token));
        var moved = await Assert.ThrowsAsync<ConnectorException>(() => orders.GetAsync(2, token));
        var large = await Assert.ThrowsAsync<ConnectorException>(() => orders.GetAsync(3, token));
        var cut = await Assert.ThrowsAsync<ConnectorException>(() => orders.GetAsync(4, token));
        var late = await Assert.ThrowsAsync<ConnectorException>(() => hurried.Client().Orders.GetAsync(5, token));

        Assert.Equal((ConnectorErrorKind.RateLimited, Duration.FromSeconds(7)), (limited.Kind, limited.RetryAfter));
        Assert.Equal(ConnectorErrorKind.Contract, moved.Kind);
        Assert.Contains("https://www.shop.example.com/x:", moved.Message, StringComparison.Ordinal);
        Assert.Equal(ConnectorErrorKind.Contract, large.Kind);
        Assert.Equal(ConnectorErrorKind.Contract, cut.Kind);
        Assert.Equal(ConnectorErrorKind.Unavailable, late.Kind);
        Assert.All([limited, moved, large, cut, late], error =>
        {
            Assert.DoesNotContain(TestShop.Secret, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(TestShop.Key, error.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task GetAsync_NobodyListens_IsUnavailable()
    {
        await using var shop = TestShop.At("http://127.0.0.1:1");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client().Orders.GetAsync(1, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task GetAsync_CallerGivesUp_IsACancellation()
    {
        _server.Given(Request.Create()).RespondWith(Response.Create().WithDelay(TimeSpan.FromSeconds(30)).WithBody("{}"));
        await using var shop = TestShop.At(_server.Url!);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Client().Orders.GetAsync(1, cancel.Token));
    }

    [Fact]
    public async Task ReadAsync_Order_IsObservedNullOrAnError()
    {
        var trashed = Recording.Load("orders", "w-order-get-trashed");
        Answer("/wp-json/wc/v3/orders/1", trashed);
        var deleted = Recording.Load("errors", "error-order-get-deleted");
        Answer("/wp-json/wc/v3/orders/2", deleted);
        Answer("/wp-json/wc/v3/orders/3", Recording.Load("errors", "error-unknown-route"));
        Answer("/wp-json/wc/v3/settings/tax", "[]", total: null);
        Answer("/wp-json/wc/v3/settings/general", "[]", total: null);
        await using var shop = TestShop.At(_server.Url!);
        var reader = shop.GetRequiredKeyedService<IReader<Order>>(TestShop.Name);
        var token = TestContext.Current.CancellationToken;

        var observed = await reader.ReadAsync(new EntityRef("shop-us", EntityKind.Order, "1"), token);
        Assert.Equal(OrderLifecycle.Cancelled, observed!.Value.Lifecycle);
        Assert.Contains("/trash/", observed.Revision.Value, StringComparison.Ordinal);
        Assert.Null(await reader.ReadAsync(new EntityRef("shop-us", EntityKind.Order, "2"), token));
        Assert.Null(await reader.ReadAsync(new EntityRef("shop-us", EntityKind.Order, "abc"), token));
        await Assert.ThrowsAsync<ConnectorException>(() => reader.ReadAsync(new EntityRef("shop-us", EntityKind.Order, "3"), token));
        await Assert.ThrowsAsync<ArgumentException>(() => reader.ReadAsync(new EntityRef("shop-de", EntityKind.Order, "1"), token));
    }

    [Fact]
    public async Task DescribeAsync_WithAndWithoutTheRight_TellsWhatItCan()
    {
        Answer("/wp-json/wc/v3/system_status", """{"environment":{"version":"10.5.0","wp_version":"6.9.7"},"settings":{"currency":"USD","number_of_decimals":2}}""", total: null);
        await using var shop = TestShop.At(_server.Url!);
        await using var refused = TestShop.At(_server.Url! + "/refused");
        Answer("/refused/wp-json/wc/v3/system_status", Recording.Load("errors", "error-unknown-route"));
        var token = TestContext.Current.CancellationToken;

        var known = await shop.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(token);
        var unknown = await refused.GetRequiredKeyedService<ISystemDescription>(TestShop.Name).DescribeAsync(token);

        Assert.Equal(("WooCommerce 10.5.0", _server.Url), (known.Product, known.Identity));
        Assert.Equal(("USD", "2"), (known.Settings["currency"], known.Settings["currency-digits"]));
        Assert.Equal(("WooCommerce", _server.Url + "/refused"), (unknown.Product, unknown.Identity));
        Assert.Equal(known.Gaps.Length + 1, unknown.Gaps.Length);
    }

    private static string Header(WireMock.IRequestMessage request, string name) => string.Join(',', request.Headers![name]);

    private void Answer(string path, Recording recording)
    {
        var response = Response.Create().WithStatusCode(recording.Status).WithBody(recording.Body);
        foreach (var (name, value) in recording.Headers)
        {
            response = response.WithHeader(name, value);
        }

        _server.Given(Request.Create().WithPath(path)).RespondWith(response);
    }

    private void Answer(string path, string json, int? total)
    {
        var response = Response.Create().WithStatusCode(200).WithBody(json);
        _server.Given(Request.Create().WithPath(path)).RespondWith(
            total is { } count ? response.WithHeader("X-WP-Total", count.ToString(System.Globalization.CultureInfo.InvariantCulture)) : response);
    }
}
