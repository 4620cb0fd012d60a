using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Changes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class WooOrderCensusTests : IDisposable
{
    private readonly ScriptedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ListAsync_Window_HoldsEachOrderOnceWithTheTrash()
    {
        _shop.On("GET", "/orders", request => System.Text.Json.Nodes.JsonNode.Parse(request.Query.Contains("status=trash", StringComparison.Ordinal)
            ? """[{"id":2,"status":"trash","currency":"USD","total":"7.00","date_created_gmt":"2026-11-01T12:00:00","date_modified_gmt":"2026-11-03T00:00:00"}]"""
            : """
              [{"id":1,"status":"processing","currency":"USD","total":"12.50","date_created_gmt":"2026-11-01T00:00:00","date_modified_gmt":"2026-11-02T03:04:05"},
               {"id":2,"status":"processing","currency":"USD","total":"7.00","date_created_gmt":"2026-11-01T12:00:00","date_modified_gmt":"2026-11-02T00:00:00"},
               {"id":3,"status":"processing","currency":"USD","total":"1.00","date_created_gmt":"2026-11-02T00:00:00","date_modified_gmt":"2026-11-02T00:00:00"}]
              """)!);
        await using var host = _shop.Host();
        var window = new CensusWindow(Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 11, 2, 0, 0));

        var entries = await host.GetRequiredKeyedService<ICensus<Order>>(TestShop.Name)
            .ListAsync(window, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["shop-us/order/1", "shop-us/order/2"], entries.Select(entry => entry.Ref.ToString()));
        Assert.Equal(new CensusEntry(ScriptedShop.Order(1), new Revision("2026-11-02T03:04:05/processing"), "processing", new Money(12.50m, new CurrencyCode("USD")), null), entries[0]);
        Assert.All(_shop.Requests, request =>
        {
            Assert.Contains("after=2026-10-31T23:59:59&before=2026-11-02T00:00:01&dates_are_gmt=true", request.Query, StringComparison.Ordinal);
            Assert.Contains("_fields=id,number,status,currency,total,date_created_gmt,date_modified_gmt", request.Query, StringComparison.Ordinal);
            Assert.Contains("orderby=id", request.Query, StringComparison.Ordinal);
        });
    }
}
