using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.WooCommerce.Coupons;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

public class CustomerChangesTests
{
    [Fact]
    public async Task Feed_NewCustomers_AreToldAtOnceAndChangesWithTheNextSweep()
    {
        await using var shop = new SimulatedShop(configure: options => options.PageSize = 3);
        var ids = Enumerable.Range(0, 8).Select(index => shop.Create("customers", $$"""{"email":"c{{index}}@example.com","first_name":"C{{index}}"}""")).ToList();
        var first = (await shop.DrainAsync<Customer>()).OfType<FeedItem<Customer>.Seen>().ToList();
        Assert.Equal(ids.Select(Text), first.Select(seen => seen.Ref.Id));

        shop.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await shop.DrainAsync<Customer>());
        var newcomer = shop.Create("customers", """{"email":"new@example.com","first_name":"R & D"}""");
        shop.Send("PUT", $"customers/{ids[2]}", """{"first_name":"Changed"}""");
        var told = Assert.IsType<FeedItem<Customer>.Seen>(Assert.Single(await shop.DrainAsync<Customer>()));
        Assert.Equal((Text(newcomer), "R & D"), (told.Ref.Id, told.Value!.Name));

        shop.Time.Advance(TimeSpan.FromHours(7));
        var sweep = (await shop.DrainAsync<Customer>()).OfType<FeedItem<Customer>.Seen>().ToList();

        Assert.Equal(9, sweep.Count);
        var before = first.ToDictionary(seen => seen.Ref, seen => seen.Revision);
        Assert.Equal([Text(ids[2])], sweep.Where(seen => before.TryGetValue(seen.Ref, out var revision) && revision != seen.Revision).Select(seen => seen.Ref.Id));
    }

    /// <summary>Accounts that go away while the feed waits at the end of the list do not hide new ones.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Feed_AccountsDeletedMeanwhile_HideNoNewOnes(int deleted)
    {
        await using var shop = new SimulatedShop(configure: options => options.PageSize = 3);
        var ids = Enumerable.Range(0, 8).Select(index => shop.Create("customers", $$"""{"email":"c{{index}}@example.com"}""")).ToList();
        await shop.DrainAsync<Customer>();

        foreach (var id in ids.TakeLast(deleted))
        {
            shop.Send("DELETE", $"customers/{id}", query: "&force=true");
        }

        var newcomers = Enumerable.Range(0, 5).Select(index => shop.Create("customers", $$"""{"email":"n{{index}}@example.com"}""")).ToList();
        var told = (await shop.DrainAsync<Customer>()).Select(item => Assert.IsType<FeedItem<Customer>.Seen>(item).Ref.Id).ToList();

        Assert.Equal(newcomers.Select(Text), told.Distinct());
        Assert.Equal(8 - deleted + 5, (await shop.CensusAsync<Customer>()).Count);
    }

    [Fact]
    public async Task Reader_RecordedCustomer_IsMappedAndNamesAreDecoded()
    {
        await using var shop = new SimulatedShop(recorded: true);
        var some = shop.Simulator.Customers[0]["id"]!.GetValue<long>();
        var encoded = shop.Create("customers", """{"email":"new.one@example.com","first_name":"Neo","last_name":"&amp;Co","billing":{"company":"R&amp;D","country":"DE"},"meta_data":[{"key":"vat_number","value":"DE136695976"}]}""");

        var known = (await shop.ReadAsync<Customer>(EntityKind.Customer, some))!;
        var neo = (await shop.ReadAsync<Customer>(EntityKind.Customer, encoded))!.Value;

        Assert.Equal(known.Revision, (await shop.DrainAsync<Customer>()).OfType<FeedItem<Customer>.Seen>().First(seen => seen.Ref == known.Ref).Revision);
        Assert.Equal(("Neo &Co", "R&amp;D", new TaxId("DE136695976", "DE")), (neo.Name, neo.Company, neo.TaxId));
        Assert.Null(await shop.ReadAsync<Customer>(EntityKind.Customer, 999_999));
    }

    [Fact]
    public async Task Coupons_FeedReaderAndCensus_TellThemAsTheShopKeepsThem()
    {
        await using var shop = new SimulatedShop();
        var percent = shop.Create("coupons", """{"code":"zehn","discount_type":"percent","amount":"10"}""");
        var gone = shop.Create("coupons", """{"code":"gone","amount":"5"}""");
        var first = (await shop.DrainAsync<WooCoupon>()).OfType<FeedItem<WooCoupon>.Seen>().ToList();
        Assert.Equal([Text(percent), Text(gone)], first.Select(seen => seen.Ref.Id));

        shop.Time.Advance(TimeSpan.FromHours(1));
        shop.Send("PUT", $"coupons/{percent}", """{"amount":"12.5"}""");
        shop.Send("DELETE", $"coupons/{gone}", query: "&force=true");
        var changed = (await shop.DrainAsync<WooCoupon>()).OfType<FeedItem<WooCoupon>.Seen>().Last(seen => seen.Ref.Id == Text(percent));

        Assert.Equal(12.5m, changed.Value!.Amount);
        Assert.NotEqual(first[0].Revision, changed.Revision);
        Assert.Equal(changed.Revision, (await shop.ReadAsync<WooCoupon>(EntityKind.Coupon, percent))!.Revision);
        Assert.Null(await shop.ReadAsync<WooCoupon>(EntityKind.Coupon, gone));
        Assert.Equal([Text(percent)], (await shop.CensusAsync<WooCoupon>()).Select(entry => entry.Ref.Id));
        Assert.NotEmpty(shop.Host.GetRequiredKeyedService<IChangeFeed<WooCoupon>>(TestShop.Name).Gaps);
    }

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
