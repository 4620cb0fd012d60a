
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
}
