
namespace Retail.Connectors.WooCommerce.Tests.Orders;

public class OrderVerificationTests
{
    [Fact]
    public void Verify_RecordedOrders_AllAddUp()
    {
        Assert.Equal(100, TestOrders.Mapped.Count);
        var wrong = TestOrders.Mapped.SelectMany(order => order.Verify().Select(found => $"{order.Ref}: {found}"));
        Assert.Empty(wrong);
    }

    public static TheoryData<string> Mutations => [.. OrderMutation.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Verify_MutatedOrders_NamesTheRule(string name)
    {
        var mutation = OrderMutation.All.Single(candidate => candidate.Name == name);
        var applicable = TestOrders.Mapped.Where(mutation.Applies).ToList();
        Assert.True(applicable.Count >= 20 || mutation.Code == "discount-codes", $"Only {applicable.Count} orders to try it on.");
        Assert.NotEmpty(applicable);
        var unnoticed = applicable.Where(order => !mutation.Apply(order).Verify().Any(found => found.Code == mutation.Code)).Select(order => order.Ref.ToString());
        Assert.Empty(unnoticed);
    }
}
